// Mistake: gives the frame the byte order of the payload, which need not be that of the network.
// Fails with: but was: "00 00 00 02 68 69 00 00 00 00 04 00 00 00 70 61 72 74"
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(
                    "a payload of " + length + " bytes is too long for a frame: the maximum is " + maxPayloadLength);
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length).order(payload.order());
        frame.putInt(length).put(payload).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
