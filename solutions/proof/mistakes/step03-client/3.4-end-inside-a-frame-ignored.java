// Mistake: mistakes the end of the stream inside a frame for one at a frame boundary.
// Fails with: 3 bytes of its length are missing] Expecting actual not to be null
package workshop.client;

class FrameReader {
    public Optional<byte[]> read() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES);
        while (header.hasRemaining()) {
            if (channel.read(header) == -1) {
                return Optional.empty();
            }
        }
        ByteBuffer payload = ByteBuffer.allocate(header.flip().getInt());
        while (payload.hasRemaining()) {
            if (channel.read(payload) == -1) {
                return Optional.empty();
            }
        }
        return Optional.of(payload.array());
    }
}
