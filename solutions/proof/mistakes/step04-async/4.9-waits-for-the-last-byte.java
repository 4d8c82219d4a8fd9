// Mistake: `drain` waits until all is written.
// Fails with: the test did not come back within its time limit; your code hangs at drain (WriteQueue.java:
package workshop.async;

class WriteQueue {
    CompletableFuture<Void> drain() {
        synchronized (this) {
            closedForEnqueue = true;
            draining = true;
        }
        flush();
        drained.join();
        return drained;
    }
}
