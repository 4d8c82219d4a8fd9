// Mistake: the deadline limits only the writing.
// Fails with: waited for the deadline to close a connection whose peer does not end its half, and it did not come
package workshop.async;

class Drain {
    void start(Duration deadline) {
        long nanos = TimeUnit.NANOSECONDS.convert(deadline);
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        reading.start(Drain::discard, message -> {});
        var drained = queue.drain();
        drained.thenRun(this::endOutput);
        drained.orTimeout(nanos, TimeUnit.NANOSECONDS).exceptionally(late -> {
            closeAtDeadline(deadline);
            return null;
        });
    }
}
