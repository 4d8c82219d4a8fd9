// Mistake: closes at once.
// Red says: waited for a clean end of the stream, not a reset, but the connection ended: Connection reset
package workshop.async;

class AsyncConnection {
    public CompletableFuture<Void> closeAfterDrain(Duration deadline) {
        close();
        return closed();
    }
}
