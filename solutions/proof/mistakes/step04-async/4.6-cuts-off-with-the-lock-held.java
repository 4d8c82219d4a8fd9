// Mistake: cuts the peer off inside of the lock.
// Fails with: [another thread can use the connection while its end is told (false: a lock is held)] Expecting value to be true but was false
package workshop.async;

class AsyncConnection {
    public boolean enqueue(ByteBuffer bytes) {
        synchronized (queue) {
            if (sealed) {
                return false;
            }
            if (bytes.remaining() <= maxQueuedBytes - queue.bytes()) {
                queue.add(bytes);
                return true;
            }
            return tooMuch(bytes.remaining());
        }
    }
}
