// Mistake: start is synchronized, so that it begins once, and so a drain that fails closes with the lock held.
// Fails with: [another thread can call closeAfterDrain while a drain closes (false: a lock is held)] Expecting value to be true but was false
package workshop.async;

class Drain {
    private boolean started;

    synchronized boolean hasBegun() {
        return started;
    }

    synchronized void start(Duration deadline) {
        long nanos = TimeUnit.NANOSECONDS.convert(deadline);
        if (started) {
            return;
        }
        started = true;
        connection.closed().orTimeout(nanos, TimeUnit.NANOSECONDS).exceptionally(late -> {
            closeAtDeadline(deadline);
            return null;
        });
        reading.start(Drain::discard, message -> {});
        queue.drain().thenRun(this::endOutput);
    }
}
