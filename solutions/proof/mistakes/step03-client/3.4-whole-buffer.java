// Mistake: returns the whole array of the buffer, not only the bytes that were read into it.
// Fails with: expected: "message 1" but was: "message 1␀
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
        ByteBuffer payload = ByteBuffer.allocate(Math.max(length, 16)).limit(length);
        readFully(payload, "payload");
        return Optional.of(payload.array());
    }
}
