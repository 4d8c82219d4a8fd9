// Mistake: the code expects one frame in one read.
// Fails with: a read into a full buffer: it would read 0 bytes for ever
// Fails with: frames, but the connection ended: the stream ended inside a frame
package workshop.zerocopy;

class FrameDecoder {
    private void decode(ByteBuffer bytes) throws IOException {
        int end = bytes.position();
        if (end - frameStart >= LENGTH_PREFIX) {
            int length = validLength(bytes.getInt(frameStart));
            int payload = frameStart + LENGTH_PREFIX;
            if (end - payload < length) {
                return;
            }
            frameStart = payload + length;
            handler.onFrame(bytes.duplicate().limit(frameStart).position(payload), buffer);
        }
    }
}
