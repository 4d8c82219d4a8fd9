// Mistake: uses its buffer again, and sets the position to 0, but the limit is still that of the frame before.
// Fails with: java.nio.BufferOverflowException
package workshop.client;

class FrameWriter {
    private ByteBuffer frame = ByteBuffer.allocate(1024);

    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(length + " bytes, where " + maxPayloadLength + " are allowed");
        }
        if (frame.capacity() < Integer.BYTES + length) {
            frame = ByteBuffer.allocate(Integer.BYTES + length);
        }
        frame.position(0);
        frame.putInt(length).put(payload).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
