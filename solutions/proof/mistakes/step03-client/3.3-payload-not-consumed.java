// Mistake: leaves the position of the payload where it was.
// Fails with: [what remains in a buffer that was written] expected: 0 but was: 4
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(
                    "a payload of " + length + " bytes is too long for a frame: the maximum is " + maxPayloadLength);
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length);
        frame.putInt(length).put(payload.duplicate()).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
