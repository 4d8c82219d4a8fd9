// Mistake: the length is checked only when the frame is complete.
// Fails with: [decoding a length of
package workshop.zerocopy;

class FrameDecoder {
    private void decode(ByteBuffer bytes) throws IOException {
        int end = bytes.position();
        while (buffer != null && end - frameStart >= LENGTH_PREFIX) {
            int length = bytes.getInt(frameStart);
            int payload = frameStart + LENGTH_PREFIX;
            if (end - payload < length) {
                return;
            }
            validLength(length);
            frameStart = payload + length;
            handler.onFrame(bytes.duplicate().limit(frameStart).position(payload), buffer);
        }
    }
}
