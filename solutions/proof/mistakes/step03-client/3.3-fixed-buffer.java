// Mistake: copies each frame into a buffer that is as large as the default maximum allows.
// Fails with: also: a thread of your code died: java.nio.BufferOverflowException
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(length + " bytes are more than " + maxPayloadLength);
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + FrameReader.DEFAULT_MAX_PAYLOAD_LENGTH);
        frame.putInt(length).put(payload).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
