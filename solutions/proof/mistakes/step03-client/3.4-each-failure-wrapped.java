// Mistake: wraps each IOException in another one, and so an EOFException is none any more.
// Fails with: 3 bytes of its length are missing] Expecting actual throwable to be an instance of: java.io.EOFException
package workshop.client;

class FrameReader {
    public Optional<byte[]> read() throws IOException {
        try {
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
            readFully(payload, "payload");
            return Optional.of(payload.array());
        } catch (IOException e) {
            throw new IOException("cannot read a frame: " + e.getMessage(), e);
        }
    }
}
