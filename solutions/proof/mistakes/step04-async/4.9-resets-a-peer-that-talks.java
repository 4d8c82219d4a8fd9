// Mistake: closes as soon as all is written, though the peer still talks.
// Fails with: waited for the end of the stream, not a reset, but the connection ended: 
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
        queue.drain().thenRun(connection::close);
    }
}
