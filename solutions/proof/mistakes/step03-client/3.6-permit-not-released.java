// Mistake: releases the permit only after a successful write.
// Fails with: waited for request("next") to return, before its response arrives, and it did not come
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body) {
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        pendingRequests.put(id, responseFuture);
        responseFuture.whenComplete((bytes, failure) -> pendingRequests.remove(id));
        writePermit.acquireUninterruptibly();
        try {
            writer.write(ByteBuffer.allocate(Long.BYTES + body.length).putLong(id).put(body).flip());
            writePermit.release();
        } catch (IOException | IllegalArgumentException e) {
            responseFuture.completeExceptionally(e);
        }
        return responseFuture;
    }
}
