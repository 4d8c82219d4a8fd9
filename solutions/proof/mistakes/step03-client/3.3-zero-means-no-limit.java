// Mistake: takes a maximum of 0 for no limit.
// Fails with: [writing 1 byte, where 0 are allowed]
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (maxPayloadLength > 0 && length > maxPayloadLength) {
            throw new IllegalArgumentException("a payload of " + length + " bytes, where the maximum is " + maxPayloadLength);
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length).putInt(length).put(payload).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
