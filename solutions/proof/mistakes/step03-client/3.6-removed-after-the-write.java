// Mistake: removes the request when it has been written, so its response finds no future.
// Fails with: waited for the response "ONE", and it did not come
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
            writePermit.acquireUninterruptibly();
            try {
                writer.write(payload);
            } finally {
                writePermit.release();
                pendingRequests.remove(id);
            }
        } catch (Throwable e) {
            responseFuture.completeExceptionally(e);
        }
        return responseFuture;
    }
}
