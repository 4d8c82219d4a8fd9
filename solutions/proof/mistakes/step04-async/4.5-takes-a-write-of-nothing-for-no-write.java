// Mistake: a write of no bytes does not start the next one.
// Fails with: waited for the frame after a send of no bytes, and it did not come
package workshop.async;

class WriteQueue {
    @Override
    public void completed(Long count, Void nothing) {
        synchronized (this) {
            if (discarded) {
                return;
            }
            if (count == 0) return;
            pending.advance(count);
            writing = false;
        }
        checkWaterMarks();
        flush();
    }
}
