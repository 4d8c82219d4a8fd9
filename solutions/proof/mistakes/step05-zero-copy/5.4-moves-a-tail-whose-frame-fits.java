// Mistake: makes room for the longest frame there may be, and not for the one that comes.
// Fails with: [the positions of two frames that fill the buffer exactly, where a read ended inside the second] Expecting actual: [4, 4]
package workshop.zerocopy;

class FrameDecoder {
    private void makeRoom() {
        ByteBuffer bytes = buffer.bytes();
        int tail = bytes.position() - start;
        if (tail == 0) {
            close();
            return;
        }
        int frame = LENGTH + maxFrame;
        if (start + frame <= bytes.capacity()) {
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
