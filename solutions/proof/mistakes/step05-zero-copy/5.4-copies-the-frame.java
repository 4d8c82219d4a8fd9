// Mistake: each frame is a copy.
// Fails with: [the position of a frame in its buffer (a slice would start at 0)] Expecting actual: 0 to be greater than or equal to: 4
// Fails with: [a frame whose first byte was changed in the buffer that was read into] expected: "Kept by a handler" but was: "kept by a handler"
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
            byte[] copy = new byte[length];
            bytes.get(payload, copy);
            handler.onFrame(ByteBuffer.wrap(copy), buffer);
        }
    }
}
