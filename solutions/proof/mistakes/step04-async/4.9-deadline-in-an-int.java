// Mistake: the milliseconds of the deadline are cast to an int.
// Fails with: [a connection is open whose drain has a deadline of 30 days, after a second call with a short one] Expecting value to be true but was false
package workshop.async;

class Drain {
    void start(Duration deadline) {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        connection.closed().orTimeout((int) deadline.toMillis(), TimeUnit.MILLISECONDS).exceptionally(late -> {
            closeAtDeadline(deadline);
            return null;
        });
        reading.start(Drain::discard, message -> {});
        queue.drain().thenRun(this::endOutput);
    }
}
