// Mistake: returns another future than that in the map. If the caller cancels it, the one in the map stays there.
// Fails with: waited for the client to keep nothing of a request that its caller has cancelled, and it did not come
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body) {
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        pendingRequests.put(id, responseFuture);
        responseFuture.whenComplete((bytes, failure) -> pendingRequests.remove(id));
        try {
            send(id, body, responseFuture);
        } catch (IOException | IllegalArgumentException e) {
            responseFuture.completeExceptionally(e);
        }
        CompletableFuture<byte[]> other = new CompletableFuture<>();
        responseFuture.whenComplete((bytes, failure) -> {
            if (failure == null) {
                other.complete(bytes);
            } else {
                other.completeExceptionally(failure);
            }
        });
        return other;
    }
}
