// Mistake: the length is checked only while the frame is incomplete.
// Fails with: [decoding a complete frame with a payload of 41 bytes, one more than the maximum] Expecting code to raise a throwable
package workshop.zerocopy;

class FrameDecoder {
    private void decode(ByteBuffer bytes) throws IOException {
        int end = bytes.position();
        while (buffer != null && end - frameStart >= LENGTH_PREFIX) {
            int length = bytes.getInt(frameStart);
            int payload = frameStart + LENGTH_PREFIX;
            if (length < 0 || end - payload < length) {
                validLength(length);
                return;
            }
            frameStart = payload + length;
            handler.onFrame(bytes.duplicate().limit(frameStart).position(payload), buffer);
        }
    }
}
