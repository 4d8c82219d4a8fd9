// Mistake: checks the maximum in write(byte[]), and not in write(ByteBuffer).
// Fails with: [writing 17 bytes, where 12 are allowed] Expecting code to raise a throwable.
package workshop.client;

class FrameWriter {
    public void write(byte[] payload) throws IOException {
        if (payload.length > maxPayloadLength) {
            throw new IllegalArgumentException("a payload of " + payload.length
                    + " bytes is too long for a frame: the maximum is " + maxPayloadLength);
        }
        write(ByteBuffer.wrap(payload));
    }

    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length);
        frame.putInt(length).put(payload).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
