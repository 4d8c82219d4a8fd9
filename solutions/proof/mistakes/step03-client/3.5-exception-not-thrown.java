// Mistake: makes the exception, and does not throw it.
// Fails with: [the error of reading a frame that announces -1 bytes, where 65536 are allowed]
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
            invalidLength(length);
        }
        ByteBuffer payload = ByteBuffer.allocate(length);
        readFully(payload, "payload");
        return Optional.of(payload.array());
    }
}
