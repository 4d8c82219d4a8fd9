// Mistake: takes the bytes out of the payload before it checks their number.
// Fails with: [the position of the refused payload]
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        if (bytes.length > maxPayloadLength) {
            throw new IllegalArgumentException(bytes.length + " bytes are more than " + maxPayloadLength);
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + bytes.length);
        frame.putInt(bytes.length).put(bytes).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
