// Mistake: counts the deadline in whole seconds.
// Fails with: [the duration of the drain] Expecting actual: 
package workshop.async;

class Drain {
    void start(Duration deadline) {
        long seconds = TimeUnit.SECONDS.convert(deadline);
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        connection.closed().orTimeout(seconds, TimeUnit.SECONDS).exceptionally(late -> {
            closeAtDeadline(deadline);
            return null;
        });
        reading.start(Drain::discard, message -> {});
        queue.drain().thenRun(this::endOutput);
    }
}
