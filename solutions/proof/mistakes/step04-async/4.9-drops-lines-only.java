// Mistake: the drain reads with a decoder of lines, and so the stream of the peer ends inside a line.
// Fails with: waited for the connection to be closed gracefully, when the peer has ended its half too, but it failed: java.io.EOFException
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
        reading.start(new Lines(8 * 1024), message -> {});
        queue.drain().thenRun(this::endOutput);
    }
}
