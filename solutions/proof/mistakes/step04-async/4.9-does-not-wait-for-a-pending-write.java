// Mistake: the output is ended while a write is pending.
// Fails with: [the failure of draining to a peer that does not read] Expecting actual throwable to be an instance of: java.util.concurrent.TimeoutException but was: 
package workshop.async;

class WriteQueue {
    CompletableFuture<Void> drain() {
        boolean pendingWrite;
        synchronized (this) {
            closedForEnqueue = true;
            draining = true;
            pendingWrite = writing;
        }
        if (pendingWrite) {
            drained.complete(null);
        } else {
            flush();
        }
        return drained;
    }
}
