// Mistake: the incomplete frame moves to the start of a buffer that is retained.
// Fails with: [a frame that is still retained, after more was read] expected: "Kept by a handler" but was: "zzzzzzzzzzzzzzzzz"
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
        if (frameStart + frameLength <= bytes.capacity()) {
            return;
        }
        PooledBuffer next = buffer;
        next.bytes().put(0, bytes, frameStart, tail).position(tail);
        if (next != buffer) {
            buffer.release();
        }
        buffer = next;
        frameStart = 0;
    }
}
