// Mistake: gives up after a thousand writes.
// Fails with: waited for the write of a large frame, one byte at a time, but it failed: java.io.IOException
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(length + " bytes, where " + maxPayloadLength + " are allowed");
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length);
        frame.putInt(length).put(payload).flip();
        for (int writes = 0; frame.hasRemaining(); writes++) {
            if (writes == 1000) {
                throw new IOException("the peer reads too slowly");
            }
            channel.write(frame);
        }
    }
}
