// Mistake: a deadline of null is refused only when the drain has begun.
// Fails with: [a connection drains, after a deadline of null was refused] Expecting value to be false but was true
package workshop.async;

class Drain {
    void start(Duration deadline) {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        long nanos = TimeUnit.NANOSECONDS.convert(deadline);
        connection.closed().orTimeout(nanos, TimeUnit.NANOSECONDS).exceptionally(late -> {
            closeAtDeadline(deadline);
            return null;
        });
        reading.start(Drain::discard, message -> {});
        queue.drain().thenRun(this::endOutput);
    }
}
