// Mistake: catches the IOException, and goes on as if the frame was sent.
// Fails with: [the error of writing to a connection that is closed]
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(length + " bytes are more than " + maxPayloadLength);
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length);
        frame.putInt(length).put(payload).flip();
        try {
            while (frame.hasRemaining()) {
                channel.write(frame);
            }
        } catch (IOException e) {
            return;
        }
    }
}
