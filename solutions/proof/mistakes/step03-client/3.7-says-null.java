// Mistake: the error message contains that of the cause, which may be null.
// Fails with: [the error message of the failure of the first request, when the channel is closed while it is read, IOException] Expecting actual: "the connection is lost: null"
package workshop.client;

class RequestClient {
    void connectionLost(IOException cause) {
        closeChannel(cause);
        for (CompletableFuture<byte[]> pending : pendingRequests.values()) {
            pending.completeExceptionally(new IOException("the connection is lost: " + cause.getMessage(), cause));
        }
    }
}
