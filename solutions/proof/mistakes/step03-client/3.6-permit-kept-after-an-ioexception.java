// Mistake: releases the permit after a request that is too long, but not after a write that failed.
// Fails with: waited for request("next") to return, before its response arrives, and it did not come
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body) {
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        pendingRequests.put(id, responseFuture);
        responseFuture.whenComplete((bytes, failure) -> pendingRequests.remove(id));
        try {
            writePermit.acquireUninterruptibly();
            writer.write(ByteBuffer.allocate(Long.BYTES + body.length).putLong(id).put(body).flip());
            writePermit.release();
        } catch (IllegalArgumentException tooLong) {
            writePermit.release();
            responseFuture.completeExceptionally(tooLong);
        } catch (IOException e) {
            responseFuture.completeExceptionally(e);
        }
        return responseFuture;
    }
}
