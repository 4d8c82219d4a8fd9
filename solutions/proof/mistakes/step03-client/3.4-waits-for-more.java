// Mistake: reads the first byte of the next frame before it returns a frame, to know whether the stream has ended.
// Fails with: waited for the frame "first", after which no byte follows yet, and it did not come
package workshop.client;

class FrameReader {
    private final ByteBuffer next = ByteBuffer.allocate(1);
    private boolean started;
    private boolean ended;

    public Optional<byte[]> read() throws IOException {
        if (!started) {
            started = true;
            ended = channel.read(next) == -1;
        }
        if (ended) {
            return Optional.empty();
        }
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES).put(next.flip());
        readFully(header, "length");
        int length = header.flip().getInt();
        if (length < 0 || length > maxPayloadLength) {
            throw invalidLength(length);
        }
        ByteBuffer payload = ByteBuffer.allocate(length);
        readFully(payload, "payload");
        ended = channel.read(next.clear()) == -1;
        return Optional.of(payload.array());
    }
}
