// Mistake: gives every request the same id.
// Fails with: [two of 300 requests that one thread sends without a pause have the same id]
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
