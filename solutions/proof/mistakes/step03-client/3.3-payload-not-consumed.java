// Mistake: writes a duplicate of the payload's buffer, whose own position stays unchanged.
// Fails with: [the remaining bytes of a buffer that was written] expected: 0 but was: 4
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
