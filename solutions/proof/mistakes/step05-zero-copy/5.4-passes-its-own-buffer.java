// Mistake: the handler gets the buffer of the decoder, and not a view on it.
// Fails with: bytes (0 to 60 are accepted)
package workshop.zerocopy;

class FrameDecoder {
    private void decode(ByteBuffer bytes) throws IOException {
        int end = bytes.position();
        while (buffer != null && end - frameStart >= LENGTH_PREFIX) {
            int length = validLength(bytes.getInt(frameStart));
            int payload = frameStart + LENGTH_PREFIX;
            if (end - payload < length) {
                return;
            }
            frameStart = payload + length;
            handler.onFrame(bytes.limit(frameStart).position(payload), buffer);
            bytes.clear().position(end);
        }
    }
}
