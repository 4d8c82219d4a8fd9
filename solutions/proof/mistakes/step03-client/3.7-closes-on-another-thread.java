// Mistake: another thread closes the connection: requests are still pending when close has returned.
// Fails with: [a pending request is complete, when close has returned]
package workshop.client;

class RequestClient {
    public void close() {
        // With a pause: on a busy machine, the other thread begins later.
        CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS)
                .execute(() -> connectionLost(new IOException("this client was closed")));
    }
}
