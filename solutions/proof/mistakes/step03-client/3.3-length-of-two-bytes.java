// Mistake: writes only the last two bytes of the length.
// Fails with: [the length in a frame with a payload of 1048577 bytes]
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(length + " bytes, where " + maxPayloadLength + " are allowed");
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length);
        frame.putShort((short) 0).putShort((short) length).put(payload).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
