// Mistake: forgets the queue.
// Red says: [what comes of draining to a peer that does not read] Expecting actual throwable to be an instance of: java.util.concurrent.TimeoutException but was: java.io.IOException: Broken pipe
package workshop.async;

class AsyncConnection {
    public CompletableFuture<Void> closeAfterDrain(Duration deadline) {
        boolean drained;
        synchronized (queue) {
            if (draining) {
                return closed();
            }
            sealed = true;
            draining = true;
            drained = true;
        }
        closed().orTimeout(deadline.toNanos(), TimeUnit.NANOSECONDS).exceptionally(late -> {
            closeAtDeadline(deadline);
            return null;
        });
        if (drained) {
            endOutput();
        } else {
            flush();
        }
        return closed();
    }
}
