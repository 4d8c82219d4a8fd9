// Mistake: enqueue starts a write.
// Fails with: [bytes that have arrived before flush] expected: 0 but was: 
package workshop.async;

class WriteQueue {
    boolean enqueue(ByteBuffer bytes) {
        boolean fits;
        synchronized (this) {
            if (closedForEnqueue) {
                return false;
            }
            fits = bytes.remaining() <= maxBytes - pending.size();
            if (fits) {
                pending.add(bytes);
            }
        }
        if (!fits) {
            return onQueueFull(bytes.remaining());
        }
        flush();
        checkWaterMarks();
        return true;
    }
}
