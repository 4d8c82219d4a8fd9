// Mistake: names the limit of the buffer as the length of the payload.
// Fails with: [writing 17 bytes, where 12 are allowed] Expecting throwable message
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(
                    "a payload of " + payload.limit() + " bytes is too long: the maximum is " + maxPayloadLength);
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length);
        frame.putInt(length).put(payload).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
