// Mistake: says how many bytes of the payload arrived, and not how many are missing.
// Fails with: and 6 bytes of its payload are missing] Expecting throwable message
package workshop.client;

class FrameReader {
    public Optional<byte[]> read() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES);
        if (channel.read(header) == -1) {
            return Optional.empty();
        }
        readFully(header, "length");
        int length = header.flip().getInt();
        if (length < 0 || length > maxPayloadLength) {
            throw invalidLength(length);
        }
        ByteBuffer payload = ByteBuffer.allocate(length);
        while (payload.hasRemaining()) {
            if (channel.read(payload) == -1) {
                throw new EOFException("the stream ended after " + payload.position() + " of " + length + " bytes");
            }
        }
        return Optional.of(payload.array());
    }
}
