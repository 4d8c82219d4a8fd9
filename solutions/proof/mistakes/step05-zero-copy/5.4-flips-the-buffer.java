// Mistake: decode flips the buffer, so its position does not show the end of the bytes any more.
// Fails with: [decoding a stream that ends after 1 of a frame's 12 bytes] Expecting code to raise a throwable.
package workshop.zerocopy;

class FrameDecoder {
    private void decode(ByteBuffer bytes) throws IOException {
        bytes.flip().position(frameStart);
        while (buffer != null && bytes.remaining() >= LENGTH_PREFIX) {
            int length = validLength(bytes.getInt(frameStart));
            int payload = frameStart + LENGTH_PREFIX;
            if (bytes.limit() - payload < length) {
                return;
            }
            frameStart = payload + length;
            bytes.position(frameStart);
            handler.onFrame(bytes.duplicate().limit(frameStart).position(payload), buffer);
        }
    }

    private void prepareNextRead() {
        ByteBuffer bytes = buffer.bytes();
        int tail = bytes.remaining();
        if (tail == 0) {
            close();
            return;
        }
        int frameLength = LENGTH_PREFIX + (tail < LENGTH_PREFIX ? 0 : bytes.getInt(frameStart));
        bytes.position(bytes.limit()).limit(bytes.capacity());
        if (frameLength <= bytes.capacity() - frameStart) {
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
