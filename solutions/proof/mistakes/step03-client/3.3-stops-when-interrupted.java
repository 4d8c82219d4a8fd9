// Mistake: the loop ends when the thread is interrupted, and the method returns as if the frame was sent.
// Fails with: [on a thread that is interrupted, the frame was sent, or write threw an exception]
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(length + " bytes, where " + maxPayloadLength + " are allowed");
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length);
        frame.putInt(length).put(payload).flip();
        while (frame.hasRemaining() && !Thread.currentThread().isInterrupted()) {
            channel.write(frame);
        }
    }
}
