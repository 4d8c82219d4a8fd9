// Mistake: removes each request by its id, and stops at the first one that a function has cancelled meanwhile.
// Fails with: waited for the end of a request, when requests that fail cancel others, and it did not come
package workshop.client;

class RequestClient {
    void connectionLost(IOException cause) {
        closeChannel(cause);
        for (Long id : pendingRequests.keySet()) {
            CompletableFuture<byte[]> pending = pendingRequests.remove(id);
            if (pending == null) {
                return;
            }
            pending.completeExceptionally(new IOException("the connection is lost: " + cause, cause));
        }
    }
}
