// Mistake: a closed connection has nothing to drain, and so its deadline may be null.
// Fails with: a deadline of null for a connection that is closed already
package workshop.async;

class Drain {
    void start(Duration deadline) {
        if (!connection.isOpen()) {
            return;
        }
        long nanos = TimeUnit.NANOSECONDS.convert(deadline);
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        connection.closed().orTimeout(nanos, TimeUnit.NANOSECONDS).exceptionally(late -> {
            closeAtDeadline(deadline);
            return null;
        });
        reading.start(Drain::discard, message -> {});
        queue.drain().thenRun(this::endOutput);
    }
}
