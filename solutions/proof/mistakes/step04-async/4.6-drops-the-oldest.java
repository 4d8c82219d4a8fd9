// Mistake: a full queue is cleared to make space for the new message.
// Fails with: [bytes accepted for a client that never reads, where 1000000 may wait] Expecting actual: 
package workshop.async;

class WriteQueue {
    boolean enqueue(ByteBuffer bytes) {
        boolean fits;
        synchronized (this) {
            if (closedForEnqueue) {
                return false;
            }
            fits = bytes.remaining() <= maxBytes - pending.size();
            if (!fits && bytes.remaining() <= maxBytes) {
                pending.clear();
                fits = true;
            }
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
