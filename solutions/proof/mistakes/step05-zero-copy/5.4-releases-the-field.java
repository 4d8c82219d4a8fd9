// Mistake: the buffer is retained for a call of the handler, and released by the field, which is null after close.
// Fails with: thrown at decode (FrameDecoder.java:
package workshop.zerocopy;

class FrameDecoder {
    private void decode(ByteBuffer bytes) throws IOException {
        int end = bytes.position();
        // Without a buffer, the handler has closed this decoder.
        while (buffer != null && end - frameStart >= LENGTH_PREFIX) {
            int length = validLength(bytes.getInt(frameStart));
            int payload = frameStart + LENGTH_PREFIX;
            if (end - payload < length) {
                return;
            }
            frameStart = payload + length;
            buffer.retain();
            try {
                handler.onFrame(bytes.duplicate().limit(frameStart).position(payload), buffer);
            } finally {
                buffer.release();
            }
        }
    }
}
