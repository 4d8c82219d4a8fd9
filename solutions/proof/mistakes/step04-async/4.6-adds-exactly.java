// Mistake: Math.addExact throws, where the sum of two sizes does not fit into an int.
// Fails with: , thrown at enqueue
package workshop.async;

class WriteQueue {
    boolean enqueue(ByteBuffer bytes) {
        boolean fits;
        synchronized (this) {
            if (closedForEnqueue) {
                return false;
            }
            fits = Math.addExact((int) pending.size(), bytes.remaining()) <= maxBytes;
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
