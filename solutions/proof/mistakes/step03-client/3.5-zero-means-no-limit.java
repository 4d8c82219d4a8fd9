// Mistake: takes a maximum of 0 for no limit.
// Fails with: [the error of reading a frame that announces 1 bytes, where 0 are allowed]
package workshop.client;

class FrameReader {
    public Optional<byte[]> read() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES);
        if (channel.read(header) == -1) {
            return Optional.empty();
        }
        readFully(header, "length");
        int length = header.flip().getInt();
        if (length < 0 || maxPayloadLength > 0 && length > maxPayloadLength) {
            throw invalidLength(length);
        }
        ByteBuffer payload = ByteBuffer.allocate(length);
        readFully(payload, "payload");
        return Optional.of(payload.array());
    }
}
