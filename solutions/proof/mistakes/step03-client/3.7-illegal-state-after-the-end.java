// Mistake: fails a request on a lost connection with an IllegalStateException.
// Fails with: [the failure of a later request, when the server closes the connection] Expecting actual throwable to be an instance of: java.io.IOException
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body) {
        if (!channel.isOpen()) {
            return CompletableFuture.failedFuture(new IllegalStateException("this client is closed"));
        }
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        pendingRequests.put(id, responseFuture);
        responseFuture.whenComplete((bytes, failure) -> pendingRequests.remove(id));
        try {
            send(id, body, responseFuture);
        } catch (IOException | IllegalArgumentException e) {
            responseFuture.completeExceptionally(e);
        }
        return responseFuture;
    }
}
