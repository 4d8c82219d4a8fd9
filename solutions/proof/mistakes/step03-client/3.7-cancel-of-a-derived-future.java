// Mistake: returns another future than that in the map: to cancel it removes nothing.
// Fails with: waited for the client to keep nothing of a request that its caller has cancelled, and it did not come
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body, Duration timeout) {
        CompletableFuture<byte[]> responseFuture =
                request(body).orTimeout(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
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
