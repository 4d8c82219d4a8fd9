// Mistake: the milliseconds of a deadline of more than 292 years are computed, which throws.
// Fails with: [the failure of a drain whose deadline is longer than 292 years] expected: null but was: java.lang.ArithmeticException: long overflow
package workshop.async;

class Drain {
    void start(Duration deadline) {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        connection.closed().orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS).exceptionally(late -> {
            closeAtDeadline(deadline);
            return null;
        });
        reading.start(Drain::discard, message -> {});
        queue.drain().thenRun(this::endOutput);
    }
}
