// Mistake: goes on accepting.
// Fails with: [a draining connection accepts another frame] Expecting value to be false but was true
package workshop.async;

class AsyncConnection {
    public CompletableFuture<Void> closeAfterDrain(Duration deadline) {
        boolean drained;
        synchronized (queue) {
            if (draining) {
                return closed();
            }
            draining = true;
            drained = queue.isEmpty();
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
