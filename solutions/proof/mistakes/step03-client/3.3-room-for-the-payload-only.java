// Mistake: uses its buffer again if the payload fits, although the frame has 4 bytes more.
// Fails with: bytes, after shorter ones] Expecting code not to raise a throwable
package workshop.client;

class FrameWriter {
    private ByteBuffer frame = ByteBuffer.allocate(8192);

    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(length + " bytes are more than " + maxPayloadLength);
        }
        if (frame.capacity() < length) {
            frame = ByteBuffer.allocate(Integer.BYTES + length);
        }
        frame.clear().putInt(length).put(payload).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
