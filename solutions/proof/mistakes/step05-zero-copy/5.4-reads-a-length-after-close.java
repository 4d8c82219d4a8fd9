// Mistake: the loop reads and checks the next length, and only then sees that the handler has closed the decoder.
// Fails with: [readFrom, with a bad length after the frame at which the handler has closed the decoder]
package workshop.zerocopy;

class FrameDecoder {
    private void decode(ByteBuffer bytes) throws IOException {
        int end = bytes.position();
        int next = frameStart;
        while (end - next >= LENGTH_PREFIX) {
            int length = validLength(bytes.getInt(next));
            int payload = next + LENGTH_PREFIX;
            next = payload + length;
            if (next > end || buffer == null) {
                return;
            }
            frameStart = next;
            handler.onFrame(bytes.duplicate().limit(next).position(payload), buffer);
        }
    }
}
