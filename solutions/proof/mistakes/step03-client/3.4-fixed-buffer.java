// Mistake: reads ahead into a buffer of 8 KiB, in which a larger frame never has room.
// Fails with: waited for a large frame that arrives in pieces, but it failed: 1000 reads in a row returned no byte
package workshop.client;

class FrameReader {
    private final ByteBuffer ahead = ByteBuffer.allocate(8192).limit(0);

    public Optional<byte[]> read() throws IOException {
        while (true) {
            if (ahead.remaining() >= Integer.BYTES) {
                int length = ahead.getInt(ahead.position());
                if (length < 0 || length > maxPayloadLength) {
                    throw invalidLength(length);
                }
                if (ahead.remaining() >= Integer.BYTES + length) {
                    byte[] payload = new byte[length];
                    ahead.getInt();
                    ahead.get(payload);
                    return Optional.of(payload);
                }
            }
            ahead.compact();
            int read = channel.read(ahead);
            ahead.flip();
            if (read == -1) {
                if (!ahead.hasRemaining()) {
                    return Optional.empty();
                }
                boolean inLength = ahead.remaining() < Integer.BYTES;
                int whole = Integer.BYTES + (inLength ? 0 : ahead.getInt(ahead.position()));
                throw new EOFException(whole - ahead.remaining() + " bytes are missing");
            }
        }
    }
}
