// Mistake: a closed connection refuses bytes with an exception.
// Fails with: , thrown at enqueue
package workshop.async;

class WriteQueue {
    boolean enqueue(ByteBuffer bytes) {
        synchronized (this) {
            if (closedForEnqueue) {
                throw new IllegalStateException("the connection is closed");
            }
            pending.add(bytes);
        }
        checkWaterMarks();
        return true;
    }
}
