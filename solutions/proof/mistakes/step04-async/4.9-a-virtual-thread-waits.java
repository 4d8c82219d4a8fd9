// Mistake: a virtual thread waits for the end of each part, and after a close in the middle it waits until the deadline.
// Fails with: waited for a closed connection to be garbage collected, whose drain had a deadline of 30 days, and it did not come
package workshop.async;

class Drain {
    void start(Duration deadline) {
        long nanos = TimeUnit.NANOSECONDS.convert(deadline);
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        reading.start(Drain::discard, message -> {});
        java.util.concurrent.CompletableFuture<Void> drained = queue.drain();
        long end = System.nanoTime() + nanos;
        Thread.startVirtualThread(() -> {
            try {
                drained.get(nanos, TimeUnit.NANOSECONDS);
                channel.shutdownOutput();
                reading.ended().get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                connection.close();
            } catch (TimeoutException e) {
                closeAtDeadline(deadline);
            } catch (java.util.concurrent.ExecutionException | InterruptedException e) {
                connection.close();
            } catch (IOException e) {
                connection.close(e);
            }
        });
    }
}
