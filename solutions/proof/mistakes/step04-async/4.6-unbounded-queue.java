// Mistake: unbounded queue.
// Fails with: [bytes that wait] Expecting actual: 
package workshop.async;

class AsyncConnection {
    public boolean enqueue(ByteBuffer bytes) {
        synchronized (queue) {
            if (sealed) {
                return false;
            }
            if (bytes.remaining() >= 0) {
                queue.add(bytes);
                return true;
            }
        }
        return tooMuch(bytes.remaining());
    }
}
