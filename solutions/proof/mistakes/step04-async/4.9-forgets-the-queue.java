// Mistake: forgets what waits in the queue.
// Fails with: waited for the last message, but the connection ended: 
// Fails with: [bytes that arrived before the end] expected: 500040 but was: 
package workshop.async;

class WriteQueue {
    CompletableFuture<Void> drain() {
        synchronized (this) {
            closedForEnqueue = true;
            draining = true;
            pending.clear();
        }
        flush();
        return drained;
    }
}
