// Mistake: compares the limit of the buffer with the maximum, and not the number of the remaining bytes.
// Fails with: java.lang.IllegalArgumentException
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        if (payload.limit() > maxPayloadLength) {
            throw new IllegalArgumentException(payload.limit() + " bytes, where " + maxPayloadLength + " are allowed");
        }
        int length = payload.remaining();
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length).putInt(length).put(payload).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
