// Mistake: a full queue is flushed, and then there may be space.
// Fails with: [a handler adds 100 bytes and then one more, where 100 may wait, and the second call is accepted] Expecting value to be false but was true
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
            flush();
            synchronized (this) {
                fits = !closedForEnqueue && bytes.remaining() <= maxBytes - pending.size();
                if (fits) {
                    pending.add(bytes);
                }
            }
        }
        if (!fits) {
            return onQueueFull(bytes.remaining());
        }
        checkWaterMarks();
        return true;
    }
}
