// Mistake: wraps the IOException in a CompletionException.
// Fails with: [the failure of the first request, when the server closes the connection] Expecting actual throwable to be an instance of: java.io.IOException but was: java.util.concurrent.CompletionException
package workshop.client;

class RequestClient {
    void connectionLost(IOException cause) {
        closeChannel(cause);
        IOException lost = new IOException("the connection is lost: " + cause, cause);
        for (CompletableFuture<byte[]> pending : pendingRequests.values()) {
            pending.completeExceptionally(new java.util.concurrent.CompletionException(lost));
        }
    }
}
