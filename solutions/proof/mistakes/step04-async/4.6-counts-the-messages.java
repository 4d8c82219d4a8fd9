// Mistake: the limit of the queue is a number of messages.
// Fails with: [queued bytes] Expecting actual: 
package workshop.async;

class WriteQueue {
    private int messages;

    boolean enqueue(ByteBuffer bytes) {
        synchronized (this) {
            if (closedForEnqueue) {
                return false;
            }
            if (bytes.remaining() <= maxBytes && messages < maxBytes) {
                pending.add(bytes);
                messages++;
                return true;
            }
        }
        return onQueueFull(bytes.remaining());
    }

    public void completed(Long count, Void nothing) {
        synchronized (this) {
            if (discarded) {
                return;
            }
            pending.advance(count);
            writing = false;
            messages = pending.isEmpty() ? 0 : messages;
        }
        checkWaterMarks();
        flush();
    }
}
