// Mistake: decode catches the exception of the handler, and goes on.
// Fails with: [readFrom with a handler that throws java.io.IOException: checked] Expecting code to raise a throwable.
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
            frameStart = payload + length;
            try {
                handler.onFrame(bytes.duplicate().limit(frameStart).position(payload), buffer);
            } catch (IOException e) {
                System.err.println("a handler failed: " + e);
            }
        }
    }
}
