// Mistake: a frame is a slice, whose positions are not those of the buffer.
// Fails with: [a frame's position, in its owner's bytes (a slice would start at 0)] Expecting actual: 0 to be greater than or equal to: 4
package workshop.zerocopy;

class FrameDecoder {
    private void decode(ByteBuffer bytes) throws IOException {
        int end = bytes.position();
        while (end - start >= LENGTH) {
            int length = checked(bytes.getInt(start));
            int payload = start + LENGTH;
            if (end - payload < length) {
                return;
            }
            start = payload + length;
            handler.onFrame(bytes.slice(payload, length), buffer);
        }
    }
}
