// Mistake: goes on accepting.
// Fails with: [a draining connection accepts bytes, although its queue was empty] Expecting value to be false but was true
// Fails with: [a draining connection accepts another frame] Expecting value to be false but was true
package workshop.async;

class WriteQueue {
    CompletableFuture<Void> drain() {
        synchronized (this) {
            draining = true;
        }
        flush();
        return drained;
    }
}
