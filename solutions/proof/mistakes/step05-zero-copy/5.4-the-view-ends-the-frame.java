// Mistake: the next frame begins at the limit of the view, which the handler may have changed.
// Fails with: java.net.ProtocolException
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
            ByteBuffer view = bytes.duplicate().limit(payload + length).position(payload);
            handler.onFrame(view, buffer);
            frameStart = view.limit();
        }
    }
}
