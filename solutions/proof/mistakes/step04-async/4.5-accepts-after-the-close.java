// Mistake: enqueue does not look whether the connection is closed.
// Fails with: [a closed connection accepts a frame, or no bytes] Expecting value to be false but was true
package workshop.async;

class WriteQueue {
    boolean enqueue(ByteBuffer bytes) {
        boolean fits;
        synchronized (this) {
            fits = bytes.remaining() <= maxBytes - pending.size();
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
