// Mistake: the write that ends a drain completes its future, and the water marks are not updated.
// Fails with: waited for an empty queue of a connection that drains to be writable, where the low water mark is 0, and it did not come
package workshop.async;

class WriteQueue {
    public void completed(Long count, Void nothing) {
        boolean done;
        synchronized (this) {
            if (discarded) {
                return;
            }
            pending.advance(count);
            writing = false;
            done = draining && pending.isEmpty();
        }
        if (done) {
            drained.complete(null);
            return;
        }
        checkWaterMarks();
        flush();
    }
}
