// Mistake: an unchecked exception of the handler is caught, and the next frame is passed on.
// Fails with: [readFrom with a handler that throws java.lang.IndexOutOfBoundsException: unchecked] Expecting code to raise a throwable.
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
            try {
                handler.onFrame(bytes.duplicate().limit(frameStart).position(payload), buffer);
            } catch (RuntimeException e) {
                e.toString();
            }
        }
    }
}
