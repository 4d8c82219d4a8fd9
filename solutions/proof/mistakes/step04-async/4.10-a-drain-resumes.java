// Mistake: a drain goes on to read in the middle of a pause.
// Fails with: [frames that a paused connection received because it drains] expected: 0 but was: 1
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
        connection.resumeReading();
        queue.drain().thenRun(this::endOutput);
    }
}
