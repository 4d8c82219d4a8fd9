// Mistake: all readers share one buffer for the length, which is static.
// Fails with: the frame "one", while another reader reads in between
package workshop.client;

class FrameReader {
    private static final ByteBuffer header = ByteBuffer.allocate(Integer.BYTES);

    public Optional<byte[]> read() throws IOException {
        header.clear();
        if (channel.read(header) == -1) {
            return Optional.empty();
        }
        readFully(header, "length");
        header.flip();
        int length = header.getInt();
        if (length < 0 || length > maxPayloadLength) {
            throw invalidLength(length);
        }
        ByteBuffer payload = ByteBuffer.allocate(length);
        readFully(payload, "payload");
        return Optional.of(payload.array());
    }
}
