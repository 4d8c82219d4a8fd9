// Mistake: reads the payload with one read, and assumes that it returned all of it.
// Fails with: but it failed: java.net.ProtocolException: a frame announces a payload of
// Fails with: 6 bytes of its payload are missing] Expecting actual not to be null
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
        if (length > 0 && channel.read(payload) == -1) {
            throw new EOFException(length + " bytes are missing");
        }
        return Optional.of(payload.array());
    }
}
