// Mistake: the queue has no limit.
// Fails with: [queued bytes] Expecting actual: 
package workshop.async;

class WriteQueue {
    boolean enqueue(ByteBuffer bytes) {
        synchronized (this) {
            if (closedForEnqueue) {
                return false;
            }
            pending.add(bytes);
        }
        checkWaterMarks();
        return true;
    }
}
