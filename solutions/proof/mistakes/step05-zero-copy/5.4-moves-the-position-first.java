// Mistake: the position of the buffer is changed before the pool has given another buffer. If it has none, bytes are lost.
// Fails with: [reading on, after the pool had no buffer for a while] Expecting code not to raise a throwable
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
        if (frameStart + frameLength <= bytes.capacity()) {
            return;
        }
        bytes.flip().position(frameStart);
        if (buffer.referenceCount() == 1) {
            bytes.compact();
        } else {
            PooledBuffer next = pool.acquire();
            next.bytes().put(bytes);
            buffer.release();
            buffer = next;
        }
        frameStart = 0;
    }
}
