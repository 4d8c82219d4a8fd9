// Mistake: calls write once, and throws an exception if it took only a part of the frame.
// Fails with: waited for the write of a frame with 5 bytes, but it failed: java.io.IOException
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(length + " bytes, where " + maxPayloadLength + " are allowed");
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length);
        frame.putInt(length).put(payload).flip();
        int written = channel.write(frame);
        if (frame.hasRemaining()) {
            throw new IOException("only " + written + " bytes were written");
        }
    }
}
