// Mistake: writes nothing for an empty payload.
// Fails with: but was: "00 00 00 02 68 69 00 00 00 04 70
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(length + " bytes are more than " + maxPayloadLength);
        }
        if (length == 0) {
            return;
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length);
        frame.putInt(length).put(payload).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
