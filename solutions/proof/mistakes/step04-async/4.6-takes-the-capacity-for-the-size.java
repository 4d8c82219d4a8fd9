// Mistake: `onQueueFull` gets the capacity of the buffer.
// Fails with: [adding 100 bytes to a full queue, where 100 may wait] Expecting code not to raise a throwable but caught
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
            return onQueueFull(bytes.capacity());
        }
        checkWaterMarks();
        return true;
    }
}
