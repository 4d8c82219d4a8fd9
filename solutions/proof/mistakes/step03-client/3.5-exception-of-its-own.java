// Mistake: read makes an exception of its own, and invalidLength is not written.
// Fails with: [the exception that invalidLength returned for 65537 bytes, where 65536 are allowed]
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
            throw new ProtocolException("invalid length " + length + ", the maximum is " + maxPayloadLength);
        }
        ByteBuffer payload = ByteBuffer.allocate(length);
        readFully(payload, "payload");
        return Optional.of(payload.array());
    }

    ProtocolException invalidLength(int length) {
        return null;
    }
}
