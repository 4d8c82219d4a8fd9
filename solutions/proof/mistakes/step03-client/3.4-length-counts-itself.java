// Mistake: reads the length as that of the whole frame, with its own 4 bytes.
// Fails with: but it failed: java.net.ProtocolException: a frame announces a payload of
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
        ByteBuffer payload = ByteBuffer.allocate(Math.max(0, length - Integer.BYTES));
        readFully(payload, "payload");
        return Optional.of(payload.array());
    }
}
