// Mistake: fails the pending requests while it holds a lock that request needs.
// Fails with: waited for close to return, when a function of a failed request waits for a request of another thread, and it did not come
package workshop.client;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body) {
        CompletableFuture<byte[]> responseFuture = new CompletableFuture<>();
        long id = lastId.incrementAndGet();
        synchronized (pendingRequests) {
            pendingRequests.put(id, responseFuture);
        }
        responseFuture.whenComplete((bytes, failure) -> pendingRequests.remove(id));
        try {
            send(id, body, responseFuture);
        } catch (Throwable e) {
            responseFuture.completeExceptionally(e);
        }
        return responseFuture;
    }

    void connectionLost(IOException cause) {
        closeChannel(cause);
        synchronized (pendingRequests) {
            for (CompletableFuture<byte[]> pending : pendingRequests.values()) {
                pending.completeExceptionally(new IOException("the connection is lost: " + cause, cause));
            }
        }
    }
}
