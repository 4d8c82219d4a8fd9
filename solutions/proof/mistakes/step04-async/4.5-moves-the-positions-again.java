// Mistake: counts down over the buffers, whose positions the write has moved already.
// Fails with: java.lang.NullPointerException: 
// Fails with: , thrown at advance 
package workshop.async;

class PendingBytes {
    void advance(long count) {
        size -= count;
        long left = count;
        while (left > 0) {
            ByteBuffer first = waiting.peek();
            if (left < first.remaining()) {
                first.position(first.position() + (int) left);
                left = 0;
            } else {
                left -= first.remaining();
                waiting.remove();
            }
        }
    }
}
