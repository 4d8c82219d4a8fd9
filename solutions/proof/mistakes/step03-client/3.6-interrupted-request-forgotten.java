// Mistake: an interrupt ends the wait for the permit, and then nobody completes the future.
// Fails with: waited for the end of a request of a thread that is interrupted, and it did not come
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body) {
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        pendingRequests.put(id, responseFuture);
        responseFuture.whenComplete((bytes, failure) -> pendingRequests.remove(id));
        ByteBuffer payload = ByteBuffer.allocate(Long.BYTES + body.length);
        payload.putLong(id).put(body).flip();
        try {
            writePermit.acquire();
            try {
                writer.write(payload);
            } finally {
                writePermit.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            responseFuture.completeExceptionally(e);
        }
        return responseFuture;
    }
}
