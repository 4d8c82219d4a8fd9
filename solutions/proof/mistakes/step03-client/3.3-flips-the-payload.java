// Mistake: flips the payload, which is ready to be read: now it ends at its position, and begins at 0.
// Fails with: but was: "00 00 00 00 00 00 00 00 00 00 00 01 3c"
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        payload.flip();
        int length = payload.remaining();
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
