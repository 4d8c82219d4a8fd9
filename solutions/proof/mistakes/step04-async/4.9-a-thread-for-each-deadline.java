// Mistake: a thread waits for each deadline.
// Fails with: connections take, each of which drains] Expecting actual: 
package workshop.async;

class Drain {
    void start(Duration deadline) {
        long nanos = TimeUnit.NANOSECONDS.convert(deadline);
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        var closed = connection.closed();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                closed.get(nanos, TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                closeAtDeadline(deadline);
            } catch (Exception e) {
                // The connection was closed before.
            }
        });
        reading.start(Drain::discard, message -> {});
        queue.drain().thenRun(this::endOutput);
    }
}
