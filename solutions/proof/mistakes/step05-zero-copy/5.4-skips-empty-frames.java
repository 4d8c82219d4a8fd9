// Mistake: an empty frame is not passed to the handler.
// Fails with: [the frames of a stream that was cut after 1 bytes] expected: ["one", "",
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
            if (length == 0) {
                continue; // a keep-alive
            }
            handler.onFrame(bytes.duplicate().limit(frameStart).position(payload), buffer);
        }
    }
}
