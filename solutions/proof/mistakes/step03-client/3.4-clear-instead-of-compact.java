// Mistake: clears its buffer after each frame, which drops the beginning of the next frame.
// Fails with: [the number of messages of a stream that arrived in one segment] expected: 100 but was: 1
package workshop.client;

class FrameReader {
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);

    public Optional<byte[]> read() throws IOException {
        while (true) {
            buffer.flip();
            if (buffer.remaining() >= Integer.BYTES && buffer.remaining() >= Integer.BYTES + buffer.getInt(buffer.position())) {
                byte[] payload = new byte[buffer.getInt()];
                buffer.get(payload);
                buffer.clear();
                return Optional.of(payload);
            }
            int missing = Integer.BYTES + (buffer.remaining() >= Integer.BYTES ? buffer.getInt(buffer.position()) : 0) - buffer.remaining();
            boolean clean = !buffer.hasRemaining();
            buffer.compact();
            if (channel.read(buffer) == -1) {
                if (clean) {
                    return Optional.empty();
                }
                throw new EOFException(missing + " bytes of a frame are missing");
            }
        }
    }
}
