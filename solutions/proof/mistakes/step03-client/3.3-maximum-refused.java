// Mistake: refuses a payload of exactly the maximum length.
// Fails with: java.lang.IllegalArgumentException
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length >= maxPayloadLength) {
            throw new IllegalArgumentException(length + " bytes are more than " + maxPayloadLength);
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length);
        frame.putInt(length).put(payload).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
