// Mistake: a request fails if 100 requests are pending.
// Fails with: futures of 300 requests that are complete, before the server has sent a response]
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body) {
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        if (pendingRequests.size() >= 100) {
            return CompletableFuture.failedFuture(new IOException("too many requests are pending"));
        }
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
