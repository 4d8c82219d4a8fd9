// Mistake: reads ahead, and compares the length with the maximum only if the buffer has to become bigger.
// Fails with: [the error of reading a frame that announces 6 bytes, where 5 are allowed]
package workshop.client;

class FrameReader {
    private ByteBuffer ahead = ByteBuffer.allocate(8192).limit(0);

    public Optional<byte[]> read() throws IOException {
        while (true) {
            int whole = Integer.BYTES;
            if (ahead.remaining() >= Integer.BYTES) {
                int length = ahead.getInt(ahead.position());
                if (length < 0 || length > ahead.capacity() && length > maxPayloadLength) {
                    throw invalidLength(length);
                }
                whole += length;
                if (ahead.remaining() >= whole) {
                    byte[] payload = new byte[length];
                    ahead.getInt();
                    ahead.get(payload);
                    return Optional.of(payload);
                }
            }
            ahead.compact();
            if (whole > ahead.capacity()) {
                ahead = ByteBuffer.allocate(whole).put(ahead.flip());
            }
            int read = channel.read(ahead);
            ahead.flip();
            if (read == -1) {
                if (!ahead.hasRemaining()) {
                    return Optional.empty();
                }
                throw new EOFException(whole - ahead.remaining() + " bytes are missing");
            }
        }
    }
}
