// Mistake: keeps one buffer for the lengths, and does not clear it before the next frame.
// Fails with: but was: "00 00 00 02 68 69 70 61 72 74"
package workshop.client;

class FrameWriter {
    private final ByteBuffer header = ByteBuffer.allocate(Integer.BYTES);

    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(
                    "a payload of " + length + " bytes is too long for a frame: the maximum is " + maxPayloadLength);
        }
        header.putInt(0, length);
        while (header.hasRemaining()) {
            channel.write(header);
        }
        while (payload.hasRemaining()) {
            channel.write(payload);
        }
    }
}
