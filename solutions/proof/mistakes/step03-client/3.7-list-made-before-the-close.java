// Mistake: lists the pending requests before it closes the channel. A request that is sent in between is not in the list.
// Fails with: waited for the failure of a request that is sent just before the client closes the channel, and it did not come
package workshop.client;

class RequestClient {
    void connectionLost(IOException cause) {
        var all = java.util.List.copyOf(pendingRequests.values());
        closeChannel(cause);
        for (CompletableFuture<byte[]> pending : all) {
            pending.completeExceptionally(new IOException("the connection is lost: " + cause, cause));
        }
    }
}
