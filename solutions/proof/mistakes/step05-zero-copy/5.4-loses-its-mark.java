// Mistake: the code marks the position, and moves it back to the length. That discards the mark.
// Fails with: java.nio.InvalidMarkException, thrown at decode (FrameDecoder.java:
package workshop.zerocopy;

class FrameDecoder {
    private void decode(ByteBuffer bytes) throws IOException {
        int end = bytes.position();
        while (buffer != null && end - frameStart >= LENGTH_PREFIX) {
            bytes.mark().position(frameStart);
            int length = validLength(bytes.getInt());
            bytes.reset();
            int payload = frameStart + LENGTH_PREFIX;
            if (end - payload < length) {
                return;
            }
            frameStart = payload + length;
            handler.onFrame(bytes.duplicate().limit(frameStart).position(payload), buffer);
        }
    }
}
