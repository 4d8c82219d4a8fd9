// Mistake: throws the exception for a body that is too long, instead of failing the future.
// Fails with: [request returned a future, and did not throw java.lang.IllegalArgumentException
// Fails with: , thrown at send
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body) {
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        pendingRequests.put(id, responseFuture);
        responseFuture.whenComplete((bytes, failure) -> pendingRequests.remove(id));
        try {
            send(id, body, responseFuture);
        } catch (IOException e) {
            responseFuture.completeExceptionally(new IOException("cannot send", e));
        }
        return responseFuture;
    }
}
