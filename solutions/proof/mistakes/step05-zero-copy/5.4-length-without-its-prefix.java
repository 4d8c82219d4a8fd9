// Mistake: the length of a frame is taken without its prefix.
// Fails with: a read into a full buffer: it would read 0 bytes for ever
package workshop.zerocopy;

class FrameDecoder {
    private void prepareNextRead() {
        ByteBuffer bytes = buffer.bytes();
        int tail = bytes.position() - frameStart;
        if (tail == 0) {
            close();
            return;
        }
        int frameLength = tail < LENGTH_PREFIX ? LENGTH_PREFIX : bytes.getInt(frameStart);
        if (frameLength <= bytes.capacity() - frameStart) {
            return;
        }
        PooledBuffer next = buffer.referenceCount() == 1 ? buffer : pool.acquire();
        next.bytes().put(0, bytes, frameStart, tail).position(tail);
        if (next != buffer) {
            buffer.release();
        }
        buffer = next;
        frameStart = 0;
    }
}
