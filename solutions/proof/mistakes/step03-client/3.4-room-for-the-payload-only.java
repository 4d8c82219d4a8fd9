// Mistake: reads ahead, and makes its buffer larger if the payload does not fit, but the frame has 4 bytes more.
// Fails with: waited for a large frame that arrives in pieces, but it failed: 1000 reads in a row returned no byte
package workshop.client;

class FrameReader {
    private ByteBuffer buffer = ByteBuffer.allocate(8192).flip();

    public Optional<byte[]> read() throws IOException {
        while (true) {
            if (buffer.remaining() >= Integer.BYTES) {
                int length = buffer.getInt(buffer.position());
                if (length < 0 || length > maxPayloadLength) {
                    throw invalidLength(length);
                }
                if (buffer.remaining() >= Integer.BYTES + length) {
                    byte[] payload = new byte[length];
                    buffer.getInt();
                    buffer.get(payload);
                    return Optional.of(payload);
                }
                if (length > buffer.capacity()) {
                    buffer = ByteBuffer.allocate(Integer.BYTES + length).put(buffer).flip();
                }
            }
            int read = channel.read(buffer.compact());
            buffer.flip();
            if (read == -1 && !buffer.hasRemaining()) {
                return Optional.empty();
            }
            if (read == -1) {
                int part = buffer.remaining() < 4 ? 4 : 4 + buffer.getInt(buffer.position());
                throw new EOFException((part - buffer.remaining()) + " bytes are missing");
            }
        }
    }
}
