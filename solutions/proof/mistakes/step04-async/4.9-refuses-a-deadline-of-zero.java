// Mistake: a deadline of zero is refused.
// Fails with: [a drain with a deadline of zero or less: PT0S] Expecting code not to raise a throwable but caught "java.lang.IllegalArgumentException
package workshop.async;

class Drain {
    void start(Duration deadline) {
        long nanos = TimeUnit.NANOSECONDS.convert(deadline);
        if (nanos <= 0) {
            throw new IllegalArgumentException("the deadline must be positive: " + deadline);
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
