// Mistake: drain does not start to write what nobody has flushed.
// Fails with: waited for the last message, and it did not come
package workshop.async;

class WriteQueue {
    CompletableFuture<Void> drain() {
        synchronized (this) {
            closedForEnqueue = true;
            draining = true;
            if (pending.isEmpty()) drained.complete(null);
        }
        return drained;
    }
}
