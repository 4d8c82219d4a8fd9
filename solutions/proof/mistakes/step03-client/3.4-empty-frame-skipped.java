// Mistake: skips a frame without payload, and returns the next one.
// Fails with: [message 2 of 4 of a stream that was cut after byte 1] expected: "" but was: "世界"
package workshop.client;

class FrameReader {
    public Optional<byte[]> read() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES);
        if (channel.read(header) == -1) {
            return Optional.empty();
        }
        readFully(header, "length");
        header.flip();
        int length = header.getInt();
        if (length < 0 || length > maxPayloadLength) {
            throw invalidLength(length);
        }
        if (length == 0) {
            return read();
        }
        ByteBuffer payload = ByteBuffer.allocate(length);
        readFully(payload, "payload");
        return Optional.of(payload.array());
    }
}
