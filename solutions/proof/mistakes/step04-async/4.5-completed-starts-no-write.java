// Mistake: a write that has ended starts no next one.
// Fails with: waited for frame 
// Or with: waited for the frame after a send that failed, and it did not come
// Or with: waited for the frame after a send of no bytes, and it did not come
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
