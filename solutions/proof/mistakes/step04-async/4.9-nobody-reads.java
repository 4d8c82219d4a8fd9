// Mistake: reads nothing where nobody receives.
// Fails with: waited for the connection to be closed gracefully, when the peer has ended its half too, and it did not come
package workshop.async;

class Drain {
    void start(Duration deadline) {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        connection.closed().orTimeout(TimeUnit.NANOSECONDS.convert(deadline), TimeUnit.NANOSECONDS).exceptionally(late -> {
            closeAtDeadline(deadline);
            return null;
        });
        queue.drain().thenRun(this::endOutput);
    }
}
