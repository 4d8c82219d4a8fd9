// Mistake: clears the map of the pending requests before it fails them.
// Fails with: waited for the failure of the first request, when the server closes the connection, and it did not come
package workshop.client;

class RequestClient {
    void connectionLost(IOException cause) {
        closeChannel(cause);
        pendingRequests.clear();
        for (CompletableFuture<byte[]> pending : pendingRequests.values()) {
            pending.completeExceptionally(new IOException("the connection is lost: " + cause, cause));
        }
    }
}
