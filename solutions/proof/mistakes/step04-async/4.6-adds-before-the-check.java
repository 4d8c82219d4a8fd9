// Mistake: adds the bytes first, and then looks whether they fit.
// Fails with: [the connection accepts what fits, after what could not] Expecting value to be true but was false
package workshop.async;

class WriteQueue {
    boolean enqueue(ByteBuffer bytes) {
        boolean fits;
        synchronized (this) {
            if (closedForEnqueue) {
                return false;
            }
            pending.add(bytes);
            fits = pending.size() <= maxBytes;
        }
        if (!fits) {
            return onQueueFull(bytes.remaining());
        }
        checkWaterMarks();
        return true;
    }
}
