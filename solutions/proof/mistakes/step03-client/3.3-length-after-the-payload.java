// Mistake: reads the length when the payload is in the frame already, and so nothing remains.
// Fails with: but was: "00 00 00 00 68 69 00 00 00 00 00 00 00 00 70 61 72 74"
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(
                    "a payload of " + length + " bytes is too long for a frame: the maximum is " + maxPayloadLength);
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length);
        frame.position(Integer.BYTES).put(payload);
        frame.putInt(0, payload.remaining()).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
