// Mistake: reading starts when all is written.
// Fails with: waited for a draining connection to read what its peer sends before the peer reads, and it did not come
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
        queue.drain().thenRun(() -> { reading.start(Drain::discard, message -> {}); endOutput(); });
    }
}
