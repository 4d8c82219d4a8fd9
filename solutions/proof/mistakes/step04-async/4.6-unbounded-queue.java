// Mistake: the queue has no limit.
// Fails with: [bytes that wait] Expecting actual: 
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
