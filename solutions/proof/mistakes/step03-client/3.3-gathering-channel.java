// Mistake: assumes that the channel is the channel of a socket, which can write two buffers at once.
// Fails with: waited for the write of a frame with 5 bytes, but it failed: java.lang.ClassCastException
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(length + " bytes are more than " + maxPayloadLength);
        }
        ByteBuffer[] frame = {ByteBuffer.allocate(Integer.BYTES).putInt(0, length), payload};
        while (frame[0].hasRemaining() || payload.hasRemaining()) {
            ((java.nio.channels.GatheringByteChannel) channel).write(frame);
        }
    }
}
