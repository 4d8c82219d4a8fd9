// Mistake: a deadline whose nanoseconds do not fit into a long is refused.
// Fails with: [a drain with a deadline of centuries] Expecting code not to raise a throwable but caught "java.lang.ArithmeticException
package workshop.async;

class Drain {
    void start(Duration deadline) {
        long nanos = deadline.toNanos();
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
