// Mistake: a second call throws an exception.
// Fails with: , thrown at start
package workshop.async;

class Drain {
    void start(Duration deadline) {
        long nanos = TimeUnit.NANOSECONDS.convert(deadline);
        if (!begun.compareAndSet(false, true)) {
            throw new IllegalStateException("the connection drains already");
        }
        connection.closed().orTimeout(nanos, TimeUnit.NANOSECONDS).exceptionally(late -> {
            closeAtDeadline(deadline);
            return null;
        });
        reading.start(Drain::discard, message -> {});
        queue.drain().thenRun(this::endOutput);
    }
}
