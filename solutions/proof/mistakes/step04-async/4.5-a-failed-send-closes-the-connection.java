// Mistake: an exception of enqueue closes the connection.
// Fails with: [the next send was accepted] Expecting value to be true but was false
package workshop.async;

class WriteQueue {
    boolean enqueue(ByteBuffer bytes) {
        boolean fits;
        try {
            synchronized (this) {
                if (closedForEnqueue) {
                    return false;
                }
                fits = bytes.remaining() <= maxBytes - pending.size();
                if (fits) {
                    pending.add(bytes);
                }
            }
        } catch (RuntimeException | Error e) {
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
