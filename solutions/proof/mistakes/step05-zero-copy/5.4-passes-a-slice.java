// Mistake: a frame is a slice, whose positions are not those of the buffer.
// Fails with: [the position of a frame in its buffer (a slice would start at 0)] Expecting actual: 0 to be greater than or equal to: 4
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
            handler.onFrame(bytes.slice(payload, length), buffer);
        }
    }
}
