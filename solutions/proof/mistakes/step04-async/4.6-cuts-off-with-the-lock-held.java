// Mistake: cuts the peer off inside of the lock.
// Fails with: [another thread can use the connection while an action of closed() runs (false: a lock is held)] Expecting value to be true but was false
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
