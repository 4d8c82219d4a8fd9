// Mistake: an incomplete frame moves to a new buffer, also if no other reference to its buffer is held.
// Fails with: PoolExhaustedException: all 1 buffers of the pool are in use, thrown at acquireBytes
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
        PooledBuffer next = pool.acquire();
        next.bytes().put(0, bytes, frameStart, tail).position(tail);
        buffer.release();
        buffer = next;
        frameStart = 0;
    }
}
