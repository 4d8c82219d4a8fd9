// Mistake: a negative deadline is an error.
// Fails with: [a drain with a deadline of zero or less: PT-1S] Expecting code not to raise a throwable but caught "java.lang.IllegalArgumentException
package workshop.async;

class Drain {
    void start(Duration deadline) {
        if (deadline.isNegative()) {
            throw new IllegalArgumentException("a deadline of " + deadline);
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
