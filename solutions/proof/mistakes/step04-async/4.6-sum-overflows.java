// Mistake: the sum of what waits and what comes overflows an int.
// Fails with: [MiB 2048 is accepted, where 2147483647 bytes may wait] Expecting value to be false but was true
package workshop.async;

class WriteQueue {
    boolean enqueue(ByteBuffer bytes) {
        boolean fits;
        synchronized (this) {
            if (closedForEnqueue) {
                return false;
            }
            fits = (int) pending.size() + bytes.remaining() <= maxBytes;
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
