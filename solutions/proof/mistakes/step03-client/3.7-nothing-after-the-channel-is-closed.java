// Mistake: does nothing if the channel is closed already, although requests are still pending.
// Fails with: waited for the failure of the first request, when the channel is closed while it is read, and it did not come
package workshop.client;

class RequestClient {
    void connectionLost(IOException cause) {
        if (!channel.isOpen()) {
            return;
        }
        closeChannel(cause);
        for (CompletableFuture<byte[]> pending : pendingRequests.values()) {
            pending.completeExceptionally(new IOException("the connection is lost: " + cause, cause));
        }
    }
}
