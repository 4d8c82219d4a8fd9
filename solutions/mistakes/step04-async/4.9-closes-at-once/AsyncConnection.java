// Mistake: closes at once.
// Red says: waited for the last word, but the connection ended: 
package workshop.async;

class AsyncConnection {
    public CompletableFuture<Void> closeAfterDrain(Duration deadline) {
        close();
        return closed();
    }
}
