// Mistake: throws the failure of a write, although it returns a future for it.
// Fails with: waited for the request "one", whose write fails, to return, but it failed
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
            throw new java.io.UncheckedIOException(e);
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
