// Mistake: decode calls itself for each frame, so many frames need more stack than there is.
// Fails with: StackOverflowError
package workshop.zerocopy;

class FrameDecoder {
    private void decode(ByteBuffer bytes) throws IOException {
        int end = bytes.position();
        if (buffer == null || end - frameStart < LENGTH_PREFIX) {
            return;
        }
        int length = validLength(bytes.getInt(frameStart));
        int payload = frameStart + LENGTH_PREFIX;
        if (end - payload < length) {
            return;
        }
        frameStart = payload + length;
        handler.onFrame(bytes.duplicate().limit(frameStart).position(payload), buffer);
        decode(bytes);
    }
}
