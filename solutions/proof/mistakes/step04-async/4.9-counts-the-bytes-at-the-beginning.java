// Mistake: the bytes that are left at the deadline are counted when the drain begins.
// Fails with: [a deadline ends a drain without a failure, if all bytes were written before it]
package workshop.async;

class Drain {
    private volatile long left;

    void start(Duration deadline) {
        long nanos = TimeUnit.NANOSECONDS.convert(deadline);
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        left = queue.size();
        connection.closed().orTimeout(nanos, TimeUnit.NANOSECONDS).exceptionally(late -> {
            closeAtDeadline(deadline);
            return null;
        });
        reading.start(Drain::discard, message -> {});
        queue.drain().thenRun(this::endOutput);
    }

    private void closeAtDeadline(Duration deadline) {
        connection.close(left == 0 ? null : new TimeoutException(left + " bytes could not be sent within " + deadline));
    }
}
