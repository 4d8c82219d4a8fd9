// Mistake: a write that has ended starts no next one.
// Fails with: waited for frame 
// Or with: waited for a frame from a buffer that was sent before, and it did not come
// Fails with: waited for frame 
package workshop.async;

class WriteQueue {
    public void completed(Long count, Void nothing) {
        synchronized (this) {
            if (discarded) {
                return;
            }
            pending.advance(count);
            writing = false;
        }
        checkWaterMarks();
    }
}
