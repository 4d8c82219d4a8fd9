// Mistake: if the queue is empty, the output is ended at once, and the queue goes on to accept bytes.
// Fails with: [a draining connection accepts bytes, although its queue was empty] Expecting value to be false but was true
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
        if (queue.size() == 0) {
            endOutput();
        } else {
            queue.drain().thenRun(this::endOutput);
        }
    }
}
