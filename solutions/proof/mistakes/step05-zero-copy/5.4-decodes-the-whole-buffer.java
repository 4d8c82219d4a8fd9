// Mistake: the code decodes up to the end of the buffer.
// Fails with: java.lang.IndexOutOfBoundsException
// Fails with: bytes] Expecting actual throwable to be an instance of: java.io.EOFException but was: java.lang.IndexOutOfBoundsException
package workshop.zerocopy;

class FrameDecoder {
    private void decode(ByteBuffer bytes) throws IOException {
        int end = bytes.capacity();
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
