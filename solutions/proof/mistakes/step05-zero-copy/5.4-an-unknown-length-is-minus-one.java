// Mistake: a length that is not known yet is -1, and the code adds it to the length of the prefix.
// Fails with: [buffers in use after a read that ended inside a length, which does not fit after a frame] expected: 2 but was: 1
package workshop.zerocopy;

class FrameDecoder {
    private void prepareNextRead() {
        ByteBuffer bytes = buffer.bytes();
        int tail = bytes.position() - frameStart;
        if (tail == 0) {
            close();
            return;
        }
        int payloadLength = tail < LENGTH_PREFIX ? -1 : bytes.getInt(frameStart);
        if (LENGTH_PREFIX + payloadLength <= bytes.capacity() - frameStart) {
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
