// Mistake: returns the array of an earlier frame again, if the next frame has the same length.
// Fails with: [message 1 of 100 of a stream that arrived in one segment] expected: "message 1" but was: "message 9"
package workshop.client;

class FrameReader {
    private byte[] payload = new byte[0];

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
        if (payload.length != length) {
            payload = new byte[length];
        }
        readFully(ByteBuffer.wrap(payload), "payload");
        return Optional.of(payload);
    }
}
