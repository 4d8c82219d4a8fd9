// Mistake: keeps the array of a large payload, and uses it for the next one of the same length.
// Fails with: [the payload of the second large frame is in the array of the first one]
package workshop.client;

class FrameReader {
    private byte[] large = new byte[16 * 1024];

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
        if (length > large.length) {
            large = new byte[length];
        }
        byte[] payload = length == large.length ? large : new byte[length];
        readFully(ByteBuffer.wrap(payload), "payload");
        return Optional.of(payload);
    }
}
