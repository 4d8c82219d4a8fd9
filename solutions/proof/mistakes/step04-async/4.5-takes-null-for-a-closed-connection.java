// Mistake: null is refused like bytes for a closed connection.
// Fails with: [the failure of sending null] Expecting actual not to be null
package workshop.async;

class WriteQueue {
    boolean enqueue(ByteBuffer bytes) {
        synchronized (this) {
            if (bytes == null || closedForEnqueue) {
                return false;
            }
            if (bytes.remaining() <= maxBytes - pending.size()) {
                pending.add(bytes);
            } else {
                bytes = bytes.duplicate();
            }
        }
        if (bytes.remaining() > maxBytes) {
            return onQueueFull(bytes.remaining());
        }
        checkWaterMarks();
        return true;
    }
}
