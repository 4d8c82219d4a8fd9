// Mistake: the code decodes the free space, as after a missing flip.
// Fails with: java.lang.IndexOutOfBoundsException
// Fails with: ] Expecting actual throwable to be an instance of: java.net.ProtocolException but was: java.lang.IndexOutOfBoundsException
package workshop.zerocopy;

class FrameDecoder {
    private void decode(ByteBuffer bytes) throws IOException {
        frameStart = bytes.position();
        int end = bytes.limit();
        while (buffer != null && end - frameStart >= LENGTH_PREFIX) {
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
