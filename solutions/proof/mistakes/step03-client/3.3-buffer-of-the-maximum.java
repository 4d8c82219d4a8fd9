// Mistake: allocates a buffer of the maximum length for each frame.
// Fails with: waited for the write of a frame with 5 bytes, but it failed: java.lang.OutOfMemoryError
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(length + " bytes are more than " + maxPayloadLength);
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + maxPayloadLength);
        frame.putInt(length).put(payload).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
