// Mistake: reads each payload into a buffer of the default maximum, where the constructor allows more.
// Fails with: waited for a payload of 1048577 bytes, where 1048577 are allowed, but it failed
package workshop.client;

class FrameReader {
    private final ByteBuffer part = ByteBuffer.allocate(DEFAULT_MAX_PAYLOAD_LENGTH);

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
        readFully(part.clear().limit(length), "payload");
        byte[] payload = new byte[length];
        part.flip().get(payload);
        return Optional.of(payload);
    }
}
