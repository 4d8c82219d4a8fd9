// Mistake: an empty frame is passed on only when more bytes have come.
// Fails with: the stream ended inside a frame
package workshop.zerocopy;

class FrameDecoder {
    private void decode(ByteBuffer bytes) throws IOException {
        int end = bytes.position();
        while (buffer != null && end - frameStart > LENGTH_PREFIX) {
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
