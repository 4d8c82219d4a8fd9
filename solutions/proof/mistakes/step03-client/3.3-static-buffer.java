// Mistake: all writers share one buffer, which is static.
// Fails with: [the bytes on the wire for "hello", where another writer writes in between]
package workshop.client;

class FrameWriter {
    private static ByteBuffer frame = ByteBuffer.allocate(8192);

    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(length + " bytes are more than " + maxPayloadLength);
        }
        if (frame.capacity() < Integer.BYTES + length) {
            frame = ByteBuffer.allocate(Integer.BYTES + length);
        }
        frame.clear().putInt(length).put(payload).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
