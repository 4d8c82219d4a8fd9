// Mistake: the bytes of an incomplete frame are dropped.
// Fails with: bytes (0 to 60 are accepted)
// Fails with: bytes] Expecting code to raise a throwable.
package workshop.zerocopy;

class FrameDecoder {
    private void prepareNextRead() {
        ByteBuffer bytes = buffer.bytes();
        int tail = bytes.position() - frameStart;
        if (tail < LENGTH_PREFIX + 1000) {
            close();
            return;
        }
        // To move the tail after every read would be simpler. But a large frame in small reads would move again and
        // again: the number of moved bytes would grow with the square of its length. This way it moves once at most.
        int frameLength = LENGTH_PREFIX + (tail < LENGTH_PREFIX ? 0 : bytes.getInt(frameStart));
        if (frameStart + frameLength <= bytes.capacity()) {
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
