// Mistake: the handler gets the frames of a read only when all of them were checked.
// Fails with: [the frames before a length of -1] Expecting actual: [] to contain exactly
package workshop.zerocopy;

class FrameDecoder {
    private void decode(ByteBuffer bytes) throws IOException {
        int end = bytes.position();
        java.util.List<ByteBuffer> frames = new java.util.ArrayList<>();
        while (end - frameStart >= LENGTH_PREFIX) {
            int length = validLength(bytes.getInt(frameStart));
            int payload = frameStart + LENGTH_PREFIX;
            if (end - payload < length) {
                break;
            }
            frameStart = payload + length;
            frames.add(bytes.duplicate().limit(frameStart).position(payload));
        }
        for (ByteBuffer frame : frames) {
            if (buffer != null) {
                handler.onFrame(frame, buffer);
            }
        }
    }
}
