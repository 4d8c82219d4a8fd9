// Mistake: closes at once.
// Red says: frames, and then the end of the stream, but the connection ended: Connection reset
package workshop.async;

class AsyncConnection {
    public CompletableFuture<Void> closeAfterDrain(Duration deadline) {
        close();
        return closed();
    }
}
