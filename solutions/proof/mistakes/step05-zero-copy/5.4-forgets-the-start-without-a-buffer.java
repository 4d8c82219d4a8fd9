// Mistake: the start is set to 0 before the pool has given another buffer. If it has none, the next call begins again.
// Fails with: [the frames of a stream, in which the pool had no buffer for a while] expected:
package workshop.zerocopy;

class FrameDecoder {
    private void prepareNextRead() {
        ByteBuffer bytes = buffer.bytes();
        int start = frameStart;
        int tail = bytes.position() - start;
        if (tail == 0) {
            close();
            return;
        }
        int frameLength = LENGTH_PREFIX + (tail < LENGTH_PREFIX ? 0 : bytes.getInt(start));
        if (frameLength <= bytes.capacity() - start) {
            return;
        }
        frameStart = 0;
        PooledBuffer next = buffer.referenceCount() == 1 ? buffer : pool.acquire();
        next.bytes().put(0, bytes, start, tail).position(tail);
        if (next != buffer) {
            buffer.release();
        }
        buffer = next;
    }
}
