// Mistake: removes the sign before it checks the length, so some negative lengths become small ones.
// Fails with: announces -2147483648 bytes, where 65536 are allowed] Expecting actual not to be null
package workshop.client;

class FrameReader {
    public Optional<byte[]> read() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES);
        if (channel.read(header) == -1) {
            return Optional.empty();
        }
        readFully(header, "length");
        int announced = header.flip().getInt();
        int length = announced & 0x7fffffff;
        if (length > maxPayloadLength) {
            throw invalidLength(announced);
        }
        ByteBuffer payload = ByteBuffer.allocate(length);
        readFully(payload, "payload");
        return Optional.of(payload.array());
    }
}
