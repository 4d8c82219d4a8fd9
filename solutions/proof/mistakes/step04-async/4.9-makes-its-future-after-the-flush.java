// Mistake: drain makes the future after it has started the write, which may have ended by then.
// Fails with: waited for the end of the stream, when a handler has begun the drain, and it did not come; 0 bytes did
// Or with: waited for the end of the stream, not a reset, and it did not come; 0 bytes did
package workshop.async;

class WriteQueue {
    private CompletableFuture<Void> drained;

    CompletableFuture<Void> drain() {
        boolean empty;
        synchronized (this) {
            closedForEnqueue = true;
            empty = pending.isEmpty();
        }
        flush();
        synchronized (this) {
            drained = new CompletableFuture<>();
            draining = true;
        }
        if (empty) {
            drained.complete(null);
        }
        return drained;
    }
}
