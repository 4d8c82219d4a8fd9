// Mistake: `drain` calls `flush` with the lock held.
// Fails with: [while a thread closes the connection, another one can use it (false: the closing thread holds a lock)] Expecting value to be true but was false
package workshop.async;

class WriteQueue {
    CompletableFuture<Void> drain() {
        synchronized (this) {
            closedForEnqueue = true;
            draining = true;
            flush();
        }
        return drained;
    }
}
