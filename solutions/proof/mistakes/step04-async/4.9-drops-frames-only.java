// Mistake: the drain reads with a decoder of frames, which rejects other bytes.
// Fails with: waited for the last message, but the connection ended
// Or with: waited for the end of the stream, not a reset, but the connection ended
// Or with: waited for the connection to be closed gracefully, when the peer has ended its half too, but it failed: java.net.ProtocolException
package workshop.async;

class Drain {
    void start(Duration deadline) {
        long nanos = TimeUnit.NANOSECONDS.convert(deadline);
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        connection.closed().orTimeout(nanos, TimeUnit.NANOSECONDS).exceptionally(late -> {
            closeAtDeadline(deadline);
            return null;
        });
        reading.start(new Frames(1024 * 1024), message -> {});
        queue.drain().thenRun(this::endOutput);
    }
}
