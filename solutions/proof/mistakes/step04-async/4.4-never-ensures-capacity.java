// Mistake: the buffer never becomes larger.
// Fails with: of 7, sent all in one write, and it did not come
package workshop.async;

class ReadLoop {
    void readNext() {
        if (in.capacity() == SMALL_BUFFER) {
            in = ByteBuffer.allocate(LARGE_BUFFER);
        }
        try {
            channel.read(in, null, this);
        } catch (RuntimeException e) {
            failed(e, null);
        }
    }
}
