// Mistake: moves the tail after each read.
// Fails with: bytes is, read byte by byte, as small ones] Expecting actual:
package workshop.zerocopy;

class FrameDecoder {
    private void makeRoom() {
        ByteBuffer bytes = buffer.bytes();
        int tail = bytes.position() - start;
        if (tail == 0) {
            close();
            return;
        }
        // To move the tail after every read would be simpler. But a large frame in small pieces would move again and
        // again, the square of its length in all. This way it moves once at most.
        int frame = LENGTH + (tail < LENGTH ? 0 : bytes.getInt(start));
        if (frame < 0) {
            return;
        }
        PooledBuffer next = buffer.owners() == 1 ? buffer : pool.acquire();
        next.bytes().put(0, bytes, start, tail).position(tail);
        if (next != buffer) {
            buffer.release();
        }
        buffer = next;
        start = 0;
    }
}
