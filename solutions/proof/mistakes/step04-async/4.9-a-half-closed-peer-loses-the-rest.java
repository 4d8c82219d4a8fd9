// Mistake: the connection is closed when the peer ends its output, whatever still waits.
// Fails with: [bytes that a peer received that had ended its half before] expected: 900004 but was: 
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
        reading.start(Drain::discard, message -> {});
        reading.ended().whenComplete((end, failure) -> connection.close());
        queue.drain().thenRun(this::endOutput);
    }
    private void endOutput() {
        try {
            channel.shutdownOutput();
        } catch (IOException e) {
            connection.close(e);
        }
    }
}
