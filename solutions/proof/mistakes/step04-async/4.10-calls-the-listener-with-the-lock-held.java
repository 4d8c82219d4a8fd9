// Mistake: checks the water marks with the lock held.
// Fails with: [another thread can use the connection while the listener runs (false: a lock is held)]
package workshop.async;

class WriteQueue {
    boolean enqueue(ByteBuffer bytes) {
        synchronized (this) {
            if (closedForEnqueue) {
                return false;
            }
            if (bytes.remaining() <= maxBytes - pending.size()) {
                pending.add(bytes);
                checkWaterMarks();
                return true;
            }
        }
        return onQueueFull(bytes.remaining());
    }
}
