// Mistake: a return in a finally drops the exception of a handler that has closed the decoder.
// Fails with: [readFrom with a handler that closes the decoder and throws java.io.IOException: checked] Expecting code to raise
package workshop.zerocopy;

class FrameDecoder {
    private void decode(ByteBuffer bytes) throws IOException {
        int end = bytes.position();
        while (end - frameStart >= LENGTH_PREFIX) {
            int length = validLength(bytes.getInt(frameStart));
            int payload = frameStart + LENGTH_PREFIX;
            if (end - payload < length) {
                return;
            }
            frameStart = payload + length;
            try {
                handler.onFrame(bytes.duplicate().limit(frameStart).position(payload), buffer);
            } finally {
                if (buffer == null) {
                    return;
                }
            }
        }
    }
}
