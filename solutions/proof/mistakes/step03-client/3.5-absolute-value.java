// Mistake: makes a positive number of a negative length.
// Fails with: announces -1 bytes, where 65536 are allowed] Expecting actual throwable to be an instance of: java.net.ProtocolException but was: java.io.EOFException
package workshop.client;

class FrameReader {
    public Optional<byte[]> read() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES);
        if (channel.read(header) == -1) {
            return Optional.empty();
        }
        readFully(header, "length");
        int length = Math.abs(header.flip().getInt());
        if (length > maxPayloadLength) {
            throw invalidLength(length);
        }
        ByteBuffer payload = ByteBuffer.allocate(length);
        readFully(payload, "payload");
        return Optional.of(payload.array());
    }
}
