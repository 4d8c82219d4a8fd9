// Mistake: begins with the first id again when no request is pending.
// Fails with: [the response to the next request, after one with a timeout of 0 s]
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body) {
        if (pendingRequests.isEmpty()) {
            lastId.set(0);
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
