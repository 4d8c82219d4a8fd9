// Mistake: a loop moves the frame from its last byte on, and overwrites bytes that it has not moved yet.
// Fails with: java.net.ProtocolException: a frame of 2021161080 bytes
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
        for (int i = tail - 1; i >= 0; i--) {
            next.bytes().put(i, bytes.get(frameStart + i));
        }
        next.bytes().position(tail);
        if (next != buffer) {
            buffer.release();
        }
        buffer = next;
        frameStart = 0;
    }
}
