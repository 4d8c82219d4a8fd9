// Mistake: the deadline is set for the chain of the drain, which stays unfinished when the connection is closed.
// Fails with: waited for a closed connection to be garbage collected, whose drain had a deadline of 30 days, and it did not come
package workshop.async;

class Drain {
    void start(Duration deadline) {
        // This line comes first: a deadline of null throws an exception here, before anything has changed.
        long nanos = TimeUnit.NANOSECONDS.convert(deadline);
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        // Some loop has to read the end of the peer's stream. This call has no effect if receive was called before.
        reading.start(Drain::discard, message -> {});
        queue.drain()
                .thenRun(this::endOutput)
                .thenCompose(end -> reading.ended())
                .orTimeout(nanos, TimeUnit.NANOSECONDS)
                .exceptionally(late -> {
                    closeAtDeadline(deadline);
                    return null;
                });
    }
}
