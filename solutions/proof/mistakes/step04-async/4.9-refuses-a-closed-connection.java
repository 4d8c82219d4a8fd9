// Mistake: a drain of a closed connection throws an exception.
// Fails with: [a drain of a connection that is closed already] Expecting code not to raise a throwable but caught
package workshop.async;

class Drain {
    void start(Duration deadline) {
        long nanos = TimeUnit.NANOSECONDS.convert(deadline);
        if (!connection.isOpen()) {
            throw new IllegalStateException("the connection is closed");
        }
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
