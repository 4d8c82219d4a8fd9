// Mistake: wraps the exception of the writer in a CompletionException.
// Fails with: but was: java.util.concurrent.CompletionException
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body) {
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        pendingRequests.put(id, responseFuture);
        responseFuture.whenComplete((bytes, failure) -> pendingRequests.remove(id));
        try {
            send(id, body, responseFuture);
        } catch (Throwable e) {
            responseFuture.completeExceptionally(new java.util.concurrent.CompletionException(e));
        }
        return responseFuture;
    }
}
