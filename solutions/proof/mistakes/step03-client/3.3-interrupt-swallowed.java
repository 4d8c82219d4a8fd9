// Mistake: takes the interrupt of its thread, which closes the channel, for no failure.
// Fails with: [the error of writing a frame, when the channel is closed meanwhile]
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException("a payload of " + length + " bytes, where the maximum is " + maxPayloadLength);
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length).putInt(length).put(payload).flip();
        try {
            while (frame.hasRemaining()) {
                channel.write(frame);
            }
        } catch (java.nio.channels.ClosedByInterruptException e) {
            Thread.currentThread().interrupt();
        }
    }
}
