// Mistake: the deadline is that of receiving. If the peer has ended its half before, nothing limits the writing.
// Fails with: waited for the deadline to close a connection whose peer has ended its half, and does not read, and it did not come
package workshop.async;

class Drain {
    void start(Duration deadline) {
        long nanos = TimeUnit.NANOSECONDS.convert(deadline);
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        reading.start(Drain::discard, message -> {});
        reading.ended().orTimeout(nanos, TimeUnit.NANOSECONDS).exceptionally(late -> {
            closeAtDeadline(deadline);
            return null;
        });
        queue.drain().thenRun(this::endOutput);
    }
}
