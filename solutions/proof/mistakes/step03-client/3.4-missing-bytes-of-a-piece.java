// Mistake: reads the payload in pieces, and the error message counts only the missing bytes of one piece.
// Fails with: 70000 bytes of its payload are missing] Expecting throwable message
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
        var payload = new java.io.ByteArrayOutputStream();
        ByteBuffer piece = ByteBuffer.allocate(4096);
        while (payload.size() < length) {
            piece.clear().limit(Math.min(piece.capacity(), length - payload.size()));
            readFully(piece, "payload");
            payload.write(piece.array(), 0, piece.limit());
        }
        return Optional.of(payload.toByteArray());
    }
}
