// Mistake: a second call returns before it looks at its deadline.
// Fails with: [a deadline of null for a connection that drains already] Expecting code to raise a throwable.
package workshop.async;

class Drain {
    void start(Duration deadline) {
        if (hasBegun()) {
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
