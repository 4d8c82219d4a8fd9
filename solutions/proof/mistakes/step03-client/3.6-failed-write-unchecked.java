// Mistake: makes a RuntimeException of a failed write.
// Fails with: [the failure of the request "one", whose write fails]
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body) {
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        pendingRequests.put(id, responseFuture);
        responseFuture.whenComplete((bytes, failure) -> pendingRequests.remove(id));
        try {
            send(id, body);
        } catch (IllegalArgumentException e) {
            responseFuture.completeExceptionally(e);
        } catch (IOException e) {
            responseFuture.completeExceptionally(new RuntimeException("cannot send the request", e));
        }
        return responseFuture;
    }

    private void send(long id, byte[] body) throws IOException {
        ByteBuffer payload = ByteBuffer.allocate(Long.BYTES + body.length).putLong(id).put(body).flip();
        writePermit.acquireUninterruptibly();
        try {
            writer.write(payload);
        } finally {
            writePermit.release();
        }
    }
}
