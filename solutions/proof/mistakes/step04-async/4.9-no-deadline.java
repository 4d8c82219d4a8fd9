// Mistake: no deadline.
// Fails with: waited for the deadline to close the connection, and it did not come
package workshop.async;

class Drain {
    void start(Duration deadline) {
        if (begun.compareAndSet(false, true)) {
            reading.start(Drain::discard, message -> {});
            queue.drain().thenRun(this::endOutput);
        }
    }
}
