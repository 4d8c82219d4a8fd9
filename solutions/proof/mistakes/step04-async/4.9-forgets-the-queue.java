// Mistake: forgets what waits in the queue.
// Fails with: [bytes that arrived before the end] expected: 500040 but was: 
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
            queue.clear();
            drained = !writing;
        }
        closed().orTimeout(TimeUnit.NANOSECONDS.convert(deadline), TimeUnit.NANOSECONDS).exceptionally(late -> {
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
