// Mistake: allocates at most the maximum, and checks the length only then.
// Fails with: [bytes allocated to read a frame that announces 8388609]
package workshop.client;

class FrameReader {
    public Optional<byte[]> read() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES);
        if (channel.read(header) == -1) {
            return Optional.empty();
        }
        readFully(header, "length");
        int length = header.flip().getInt();
        ByteBuffer payload = ByteBuffer.allocate(Math.clamp(length, 0, maxPayloadLength));
        if (payload.capacity() != length) {
            throw invalidLength(length);
        }
        readFully(payload, "payload");
        return Optional.of(payload.array());
    }
}
