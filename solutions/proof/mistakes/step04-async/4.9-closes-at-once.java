// Mistake: closes at once.
// Fails with: waited for the deadline to close the connection, but it was completed without a failure
package workshop.async;

class AsyncConnection {
    public CompletableFuture<Void> closeAfterDrain(Duration deadline) {
        close();
        return closed();
    }
}
