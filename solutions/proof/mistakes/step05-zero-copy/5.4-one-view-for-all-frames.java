// Mistake: all frames of a read get the same view.
// Fails with: [the payloads of all frames, whose views the handler has kept until the end of the stream] Expecting actual:
package workshop.zerocopy;

class FrameDecoder {
    private void decode(ByteBuffer bytes) throws IOException {
        int end = bytes.position();
        ByteBuffer view = bytes.duplicate();
        while (buffer != null && end - frameStart >= LENGTH_PREFIX) {
            int length = validLength(bytes.getInt(frameStart));
            int payload = frameStart + LENGTH_PREFIX;
            if (end - payload < length) {
                return;
            }
            frameStart = payload + length;
            handler.onFrame(view.limit(frameStart).position(payload), buffer);
        }
    }
}
