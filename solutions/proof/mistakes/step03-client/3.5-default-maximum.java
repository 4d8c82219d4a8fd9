// Mistake: compares the length with the default maximum, not with that of the constructor.
// Fails with: announces 65537 bytes, where 65536 are allowed] Expecting actual throwable to be an instance of: java.net.ProtocolException but was: 
package workshop.client;

class FrameReader {
    public Optional<byte[]> read() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES);
        if (channel.read(header) == -1) {
            return Optional.empty();
        }
        readFully(header, "length");
        int length = header.flip().getInt();
        if (length < 0 || length > DEFAULT_MAX_PAYLOAD_LENGTH) {
            throw invalidLength(length);
        }
        ByteBuffer payload = ByteBuffer.allocate(length);
        readFully(payload, "payload");
        return Optional.of(payload.array());
    }
}
