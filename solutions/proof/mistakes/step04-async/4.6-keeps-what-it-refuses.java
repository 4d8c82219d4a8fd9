// Mistake: looks whether the queue accepts bytes when they were added already.
// Fails with: [queued bytes, after the closed connection has refused some] expected: 0L but was: 10000L
package workshop.async;

class WriteQueue {
    boolean enqueue(ByteBuffer bytes) {
        boolean fits;
        try {
            synchronized (this) {
                fits = bytes.remaining() <= maxBytes - pending.size();
                if (fits) {
                    pending.add(bytes);
                }
                if (closedForEnqueue) {
                    return false;
                }
            }
        } catch (Error e) {
            // When the memory is too short to add bytes, the bytes that were accepted before may be lost too.
            connection.close(e);
            throw e;
        }
        if (!fits) {
            return onQueueFull(bytes.remaining());
        }
        checkWaterMarks();
        return true;
    }
}
