// Mistake: the marks are not checked after an enqueue.
// Fails with: [a queue is writable that has risen above the high water mark] Expecting value to be false but was true
package workshop.async;

class WriteQueue {
    boolean enqueue(ByteBuffer bytes) {
        boolean fits;
        synchronized (this) {
            if (closedForEnqueue) {
                return false;
            }
            fits = bytes.remaining() <= maxBytes - pending.size();
            if (fits) {
                pending.add(bytes);
            }
        }
        return fits || onQueueFull(bytes.remaining());
    }
}
