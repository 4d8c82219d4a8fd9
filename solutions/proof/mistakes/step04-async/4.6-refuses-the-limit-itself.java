// Mistake: a message that fills the queue to its limit cuts the peer off.
// Fails with: [an empty queue accepts 100 bytes, where 100 may wait] Expecting value to be true but was false
package workshop.async;

class WriteQueue {
    boolean enqueue(ByteBuffer bytes) {
        boolean fits;
        synchronized (this) {
            if (closedForEnqueue) {
                return false;
            }
            fits = pending.size() + bytes.remaining() < maxBytes;
            if (fits) {
                pending.add(bytes);
            }
        }
        if (!fits) {
            return onQueueFull(bytes.remaining());
        }
        checkWaterMarks();
        return true;
    }
}
