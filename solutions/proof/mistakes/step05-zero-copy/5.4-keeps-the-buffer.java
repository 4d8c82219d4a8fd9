// Mistake: the decoder keeps its buffer between frames.
// Fails with: [buffers in use when the stream has ended between two frames] expected: 0 but was: 1
package workshop.zerocopy;

class FrameDecoder {
    private void prepareNextRead() {
        ByteBuffer bytes = buffer.bytes();
        int tail = bytes.position() - frameStart;
        if (tail == 0 && buffer.referenceCount() == 1) {
            bytes.clear();
            frameStart = 0;
            return;
        }
        if (tail == 0) {
            close();
            return;
        }
        int frameLength = LENGTH_PREFIX + (tail < LENGTH_PREFIX ? 0 : bytes.getInt(frameStart));
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
