// Mistake: cuts the peer off inside of the lock.
// Fails with: [while a thread closes the connection, another one can use it (false: the closing thread holds a lock)] Expecting value to be true but was false
package workshop.async;

class WriteQueue {
    synchronized boolean enqueue(ByteBuffer bytes) {
        if (closedForEnqueue) {
            return false;
        }
        if (bytes.remaining() > maxBytes - pending.size()) {
            return onQueueFull(bytes.remaining());
        }
        pending.add(bytes);
        return true;
    }
}
