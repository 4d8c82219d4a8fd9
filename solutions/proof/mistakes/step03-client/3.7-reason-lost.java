// Mistake: the error message does not say why the connection was lost.
// Fails with: when connectionLost("the cable was cut") is called]
package workshop.client;

class RequestClient {
    void connectionLost(IOException cause) {
        closeChannel(cause);
        for (CompletableFuture<byte[]> pending : pendingRequests.values()) {
            pending.completeExceptionally(new IOException("the connection is lost", cause));
        }
    }
}
