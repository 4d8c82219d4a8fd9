// Mistake: reads from the channel, although its buffer already has the next frame.
// Fails with: waited for the end of a stream that arrived in one segment, but it failed: java.io.EOFException
// Fails with: waited for the frame "third", which arrived together with the second, and it did not come
package workshop.client;

class FrameReader {
    private ByteBuffer ahead = ByteBuffer.allocate(8192);

    public Optional<byte[]> read() throws IOException {
        while (true) {
            if (channel.read(ahead) == -1) {
                if (ahead.position() == 0) {
                    return Optional.empty();
                }
                boolean inLength = ahead.position() < Integer.BYTES;
                int whole = Integer.BYTES + (inLength ? 0 : ahead.getInt(0));
                throw new EOFException(whole - ahead.position() + " bytes are missing");
            }
            int length = ahead.position() < Integer.BYTES ? 0 : ahead.getInt(0);
            if (length < 0 || length > maxPayloadLength) {
                throw invalidLength(length);
            }
            if (ahead.position() >= Integer.BYTES + length) {
                byte[] payload = new byte[length];
                ahead.flip().position(Integer.BYTES);
                ahead.get(payload);
                ahead.compact();
                return Optional.of(payload);
            }
            if (!ahead.hasRemaining()) {
                ahead = ByteBuffer.allocate(Integer.BYTES + length).put(ahead.flip());
            }
        }
    }
}
