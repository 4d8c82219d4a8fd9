// Mistake: allocates the memory that an untrusted peer asks for, and then checks the length.
// Fails with: [bytes allocated to read a frame that announces 2147483639]
package workshop.client;

class FrameReader {
    public Optional<byte[]> read() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES);
        if (channel.read(header) == -1) {
            return Optional.empty();
        }
        readFully(header, "length");
        int length = header.flip().getInt();
        ByteBuffer payload = ByteBuffer.allocate(Math.max(0, Math.min(length, 64 << 20)));
        if (length < 0 || length > maxPayloadLength) {
            throw invalidLength(length);
        }
        readFully(payload, "payload");
        return Optional.of(payload.array());
    }
}
