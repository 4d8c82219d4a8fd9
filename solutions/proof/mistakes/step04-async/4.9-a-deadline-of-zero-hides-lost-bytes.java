// Mistake: a deadline that has passed closes without a failure, although bytes are left.
// Fails with: waited for a deadline of PT0S for a write that stays pending, but it was completed without a failure
package workshop.async;

class Drain {
    void start(Duration deadline) {
        long nanos = TimeUnit.NANOSECONDS.convert(deadline);
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        if (nanos <= 0) {
            connection.close();
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
