// Mistake: counts down what is free, and begins anew only when the queue is empty.
// Fails with: [60 more bytes are accepted, where 40 wait and 100 may] Expecting value to be true but was false
package workshop.async;

class WriteQueue {
    private int free;

    boolean enqueue(ByteBuffer bytes) {
        boolean fits;
        synchronized (this) {
            if (closedForEnqueue) {
                return false;
            }
            if (pending.isEmpty()) {
                free = maxBytes;
            }
            fits = bytes.remaining() <= free;
            if (fits) {
                pending.add(bytes);
                free -= bytes.remaining();
            }
        }
        return fits || onQueueFull(bytes.remaining());
    }
}
