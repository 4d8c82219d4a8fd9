// Mistake: throws an exception for a request on a connection that has ended, and returns no future.
// Fails with: java.lang.IllegalStateException
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body) {
        if (!channel.isOpen()) {
            throw new IllegalStateException("the client is closed");
        }
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        pendingRequests.put(id, responseFuture);
        responseFuture.whenComplete((bytes, failure) -> pendingRequests.remove(id));
        try {
            send(id, body, responseFuture);
        } catch (Throwable e) {
            responseFuture.completeExceptionally(e);
        }
        return responseFuture;
    }
}
