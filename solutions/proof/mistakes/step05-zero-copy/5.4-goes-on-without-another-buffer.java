// Mistake: when the pool has no other buffer, the frame moves in the buffer that a handler has retained.
// Fails with: [moving a frame, with no buffer to move it into] Expecting code to raise a throwable.
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
                // This buffer has to do.
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
