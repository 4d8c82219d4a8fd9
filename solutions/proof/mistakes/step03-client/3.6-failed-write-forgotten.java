// Mistake: removes a request whose write has failed, and does not fail its future.
// Fails with: waited for the failure of the request "one", whose write fails, and it did not come
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
            pendingRequests.remove(id);
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
