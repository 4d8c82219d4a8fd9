// Mistake: if the pool has no other buffer, the decoder closes itself, and the bytes of the frame are lost.
// Fails with: [references to a buffer, of the decoder that could not leave it and of a handler] expected: 2 but was: 1
package workshop.zerocopy;

class FrameDecoder {
    private void prepareNextRead() {
        ByteBuffer bytes = buffer.bytes();
        int tail = bytes.position() - frameStart;
        if (tail == 0) {
            close();
            return;
        }
        int frameLength = LENGTH_PREFIX + (tail < LENGTH_PREFIX ? 0 : bytes.getInt(frameStart));
        if (frameLength <= bytes.capacity() - frameStart) {
            return;
        }
        PooledBuffer next = buffer;
        if (buffer.referenceCount() > 1) {
            try {
                next = pool.acquire();
            } catch (PoolExhaustedException e) {
                close();
                throw e;
            }
        }
        next.bytes().put(0, bytes, frameStart, tail).position(tail);
        if (next != buffer) {
            buffer.release();
        }
        buffer = next;
        frameStart = 0;
    }
}
