// Mistake: gives every request the same id.
// Fails with: waited for the response "ONE", and it did not come
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body) {
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        pendingRequests.put(0L, responseFuture);
        try {
            send(0L, body, responseFuture);
        } catch (IOException | IllegalArgumentException e) {
            responseFuture.completeExceptionally(e);
        }
        return responseFuture;
    }
}
