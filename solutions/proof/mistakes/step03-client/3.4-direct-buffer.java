// Mistake: takes the array of a direct buffer, which has none.
// Fails with: waited for the end of a stream with a frame of 256 bytes, but it failed
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
        ByteBuffer payload = ByteBuffer.allocateDirect(length);
        readFully(payload, "payload");
        return Optional.of(payload.array());
    }
}
