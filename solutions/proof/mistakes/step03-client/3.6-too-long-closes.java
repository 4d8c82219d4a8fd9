// Mistake: closes the connection after each failure of a request, also if a body is too long.
// Fails with: waited for the request "next", after one that was too long, but the connection ended
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body) {
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        pendingRequests.put(id, responseFuture);
        responseFuture.whenComplete((bytes, failure) -> pendingRequests.remove(id));
        ByteBuffer payload = ByteBuffer.allocate(Long.BYTES + body.length);
        payload.putLong(id).put(body).flip();
        writePermit.acquireUninterruptibly();
        try {
            writer.write(payload);
        } catch (Throwable e) {
            responseFuture.completeExceptionally(e);
            connectionLost(new IOException("cannot send", e));
        } finally {
            writePermit.release();
        }
        return responseFuture;
    }
}
