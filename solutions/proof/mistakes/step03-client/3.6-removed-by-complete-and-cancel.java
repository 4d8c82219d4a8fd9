// Mistake: a future removes its request when it is completed or cancelled, but not when its caller fails it.
// Fails with: waited for the client to keep nothing of a request that its caller has failed, and it did not come
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body) {
        long id = lastId.incrementAndGet();
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>() {
            @Override
            public boolean complete(byte[] value) {
                pendingRequests.remove(id);
                return super.complete(value);
            }

            @Override
            public boolean cancel(boolean mayInterrupt) {
                pendingRequests.remove(id);
                return super.cancel(mayInterrupt);
            }
        };
        pendingRequests.put(id, responseFuture);
        try {
            send(id, body, responseFuture);
        } catch (Throwable e) {
            pendingRequests.remove(id);
            responseFuture.completeExceptionally(e);
        }
        return responseFuture;
    }
}
