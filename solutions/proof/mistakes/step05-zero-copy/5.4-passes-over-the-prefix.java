// Mistake: the code passes over the length prefix as soon as it is there, and keeps the length in a field.
// Fails with: [the position of a frame in its buffer (a slice would start at 0)] Expecting actual: 0 to be greater than or equal to: 4
package workshop.zerocopy;

class FrameDecoder {
    private int payloadLength = -1;

    private void decode(ByteBuffer bytes) throws IOException {
        while (buffer != null) {
            int available = bytes.position() - frameStart;
            if (payloadLength < 0) {
                if (available < LENGTH_PREFIX) {
                    return;
                }
                payloadLength = validLength(bytes.getInt(frameStart));
                frameStart += LENGTH_PREFIX;
            } else if (available >= payloadLength) {
                int payload = frameStart;
                frameStart += payloadLength;
                payloadLength = -1;
                handler.onFrame(bytes.duplicate().limit(frameStart).position(payload), buffer);
            } else {
                return;
            }
        }
    }

    private void prepareNextRead() {
        ByteBuffer bytes = buffer.bytes();
        int tail = bytes.position() - frameStart;
        if (tail == 0 && payloadLength < 0) {
            close();
            return;
        }
        int needed = payloadLength < 0 ? LENGTH_PREFIX : payloadLength;
        if (needed <= bytes.capacity() - frameStart) {
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
