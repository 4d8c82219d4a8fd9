// Mistake: writes the payload before its length.
// Fails with: but was: "68 69 00 00 00 02 00 00 00 00 70 61 72 74 00 00 00 04"
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(
                    "a payload of " + length + " bytes is too long for a frame: the maximum is " + maxPayloadLength);
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length);
        frame.put(payload).putInt(length).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
