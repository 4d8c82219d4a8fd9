// Mistake: there is nothing to do for a message of no bytes, so it is accepted, also when the connection is closed.
// Fails with: [a closed connection accepts a frame, or no bytes] Expecting value to be false but was true
package workshop.async;

class WriteQueue {
    boolean enqueue(ByteBuffer bytes) {
        if (!bytes.hasRemaining()) {
            return true;
        }
        synchronized (this) {
            if (closedForEnqueue) {
                return false;
            }
            if (bytes.remaining() <= maxBytes - pending.size()) {
                pending.add(bytes);
                return true;
            }
        }
        return onQueueFull(bytes.remaining());
    }
}
