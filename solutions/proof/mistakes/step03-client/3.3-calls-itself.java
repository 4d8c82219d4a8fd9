// Mistake: writes the rest of a frame by a call of itself.
// Fails with: waited for the write of a large frame, one byte at a time, but it failed
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException("a payload of " + length + " bytes, where the maximum is " + maxPayloadLength);
        }
        writeAll(ByteBuffer.allocate(Integer.BYTES + length).putInt(length).put(payload).flip());
    }

    private void writeAll(ByteBuffer frame) throws IOException {
        channel.write(frame);
        if (frame.hasRemaining()) {
            writeAll(frame);
        }
    }
}
