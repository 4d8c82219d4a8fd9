// Mistake: removes a request when its future is complete, but only if the request was sent.
// Fails with: waited for the client to keep nothing of a request that was sent on a closed channel, and it did not come
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body) {
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        pendingRequests.put(id, responseFuture);
        writePermit.acquireUninterruptibly();
        try {
            writer.write(ByteBuffer.allocate(Long.BYTES + body.length).putLong(id).put(body).flip());
            responseFuture.whenComplete((bytes, failure) -> pendingRequests.remove(id));
        } catch (IllegalArgumentException e) {
            pendingRequests.remove(id);
            responseFuture.completeExceptionally(e);
        } catch (IOException e) {
            responseFuture.completeExceptionally(e);
        } finally {
            writePermit.release();
        }
        return responseFuture;
    }
}
