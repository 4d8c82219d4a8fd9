// Mistake: counts the bytes of the next write, and not all that wait.
// Fails with: [queued bytes] expected: 2146435072L but was: 131072L
package workshop.async;

class WriteQueue {
    synchronized long size() {
        long sum = 0;
        for (ByteBuffer b : pending.peekBatch()) {
            sum += b.remaining();
        }
        return sum;
    }
}
