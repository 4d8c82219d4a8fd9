// Mistake: copies the bytes of the payload out of its buffer without flip.
// Fails with: but was: ""
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
        readFully(payload, "payload");
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        return Optional.of(bytes);
    }
}
