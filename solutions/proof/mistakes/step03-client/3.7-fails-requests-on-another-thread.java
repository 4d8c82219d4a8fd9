// Mistake: fails the pending requests on another thread: they are still pending when connectionLost has returned.
// Fails with: [a pending request is complete, when close has returned]
// Or with: [the second request, after a function of the first one has interrupted its thread, is complete, when the thread that reads has ended]
package workshop.client;

class RequestClient {
    void connectionLost(IOException cause) {
        closeChannel(cause);
        // With a pause: on a busy machine, the other thread begins later.
        CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS).execute(() -> {
            for (CompletableFuture<byte[]> pending : pendingRequests.values()) {
                pending.completeExceptionally(new IOException("the connection is lost: " + cause, cause));
            }
        });
    }
}
