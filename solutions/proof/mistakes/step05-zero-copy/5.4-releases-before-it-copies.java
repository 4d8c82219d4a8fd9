// Mistake: the old buffer is released before the frame is copied out of it.
// Fails with: [frames that another thread has overwritten while they moved] expected: 0 but was: 1
package workshop.zerocopy;

class FrameDecoder {
    private void prepareNextRead() {
        ByteBuffer bytes = buffer.bytes();
        int tail = bytes.position() - frameStart;
        if (tail == 0) {
            close();
            return;
        }
        // To move the tail after every read would be simpler. But a large frame in small reads would move again and
        // again: the number of moved bytes would grow with the square of its length. This way it moves once at most.
        int frameLength = LENGTH_PREFIX + (tail < LENGTH_PREFIX ? 0 : bytes.getInt(frameStart));
        if (frameLength <= bytes.capacity() - frameStart) {
            return;
        }
        PooledBuffer next = buffer.referenceCount() == 1 ? buffer : pool.acquire();
        if (next != buffer) {
            buffer.release();
        }
        next.bytes().put(0, bytes, frameStart, tail).position(tail);
        buffer = next;
        frameStart = 0;
    }
}
