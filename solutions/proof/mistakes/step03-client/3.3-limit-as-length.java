// Mistake: takes the limit of the buffer for the length of the payload.
// Fails with: but was: "00 00 00 02 68 69 00 00 00 00 00 00 00 05 70
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.limit();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(length + " bytes are more than " + maxPayloadLength);
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length);
        frame.putInt(length).put(payload).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
