// Mistake: closes the channel before it throws the exception.
// Fails with: [the channel is open after the error that a frame announces -1 bytes]
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
            channel.close();
            throw invalidLength(length);
        }
        ByteBuffer payload = ByteBuffer.allocate(length);
        readFully(payload, "payload");
        return Optional.of(payload.array());
    }
}
