// Mistake: fails the pending requests before it closes the channel: a request that is sent in between stays pending.
// Fails with: waited for the failure of the last of 100 requests, each sent when the previous one had failed, and it did not come
package workshop.client;

class RequestClient {
    void connectionLost(IOException cause) {
        for (CompletableFuture<byte[]> responseFuture : pendingRequests.values()) {
            responseFuture.completeExceptionally(new IOException("the connection is lost: " + cause, cause));
        }
        pendingRequests.clear();
        try {
            channel.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
