// Mistake: reads ahead, and takes a small buffer again after a large frame, without the bytes that followed it.
// Fails with: the frame "next", which arrived together with a large frame
package workshop.client;

class FrameReader {
    private ByteBuffer ahead = ByteBuffer.allocate(8192).limit(0);

    public Optional<byte[]> read() throws IOException {
        while (true) {
            int whole = Integer.BYTES;
            if (ahead.remaining() >= Integer.BYTES) {
                int length = ahead.getInt(ahead.position());
                if (length < 0 || length > maxPayloadLength) {
                    throw invalidLength(length);
                }
                whole += length;
                if (ahead.remaining() >= whole) {
                    byte[] payload = new byte[length];
                    ahead.getInt();
                    ahead.get(payload);
                    if (ahead.capacity() > 8192) {
                        ahead = ByteBuffer.allocate(8192).limit(0);
                    }
                    return Optional.of(payload);
                }
            }
            ahead.compact();
            if (whole > ahead.capacity()) {
                ahead = ByteBuffer.allocate(Math.max(whole, 2 * ahead.capacity())).put(ahead.flip());
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
