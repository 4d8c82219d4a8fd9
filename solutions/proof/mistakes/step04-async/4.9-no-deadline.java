// Mistake: no deadline.
// Fails with: waited for the deadline to close the connection, and it did not come
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
            drained = queue.isEmpty();
        }
        if (drained) {
            endOutput();
        } else {
            flush();
        }
        return closed();
    }
}
