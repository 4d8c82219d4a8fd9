// Mistake: formats the lengths for people, with separators between the thousands.
// Fails with: [writing 2345 bytes, where 1234 are allowed] Expecting throwable message
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(String.format(
                    java.util.Locale.ROOT, "the payload has %,d bytes, and the maximum is %,d", length, maxPayloadLength));
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length);
        frame.putInt(length).put(payload).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
