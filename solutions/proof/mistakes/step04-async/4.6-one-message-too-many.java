// Mistake: looks only at what waits already, and not at the new message.
// Fails with: [queued bytes] Expecting actual: 
package workshop.async;

class WriteQueue {
    boolean enqueue(ByteBuffer bytes) {
        boolean fits;
        synchronized (this) {
            if (closedForEnqueue) {
                return false;
            }
            fits = pending.size() <= maxBytes && bytes.remaining() <= maxBytes;
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
