// Mistake: a full queue refuses a message of no bytes too.
// Fails with: [a full queue accepts 0 bytes, where 100 may wait] Expecting value to be true but was false
package workshop.async;

class WriteQueue {
    boolean enqueue(ByteBuffer bytes) {
        boolean fits;
        synchronized (this) {
            if (closedForEnqueue) {
                return false;
            }
            fits = pending.size() < maxBytes && bytes.remaining() <= maxBytes - pending.size();
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
