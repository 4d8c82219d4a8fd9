// Mistake: says that the stream has ended, and throws an exception when it is asked again.
// Fails with: waited for the same end, when read is called again, but it failed: java.io.EOFException
package workshop.client;

class FrameReader {
    private boolean ended;

    public Optional<byte[]> read() throws IOException {
        if (ended) {
            throw new EOFException("the stream has ended");
        }
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES);
        if (channel.read(header) == -1) {
            ended = true;
            return Optional.empty();
        }
        readFully(header, "length");
        int length = header.flip().getInt();
        if (length < 0 || length > maxPayloadLength) {
            throw invalidLength(length);
        }
        ByteBuffer payload = ByteBuffer.allocate(length);
        readFully(payload, "payload");
        return Optional.of(payload.array());
    }
}
