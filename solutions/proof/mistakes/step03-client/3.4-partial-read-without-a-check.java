// Mistake: takes one read for the whole payload, while the length is not checked yet.
// Fails with: that was cut after byte 5, but it failed: java.lang.IllegalArgumentException
package workshop.client;

class FrameReader {
    public Optional<byte[]> read() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES);
        if (channel.read(header) == -1) {
            return Optional.empty();
        }
        readFully(header, "length");
        ByteBuffer payload = ByteBuffer.allocate(header.flip().getInt());
        if (payload.hasRemaining() && channel.read(payload) == -1) {
            throw new EOFException(
                    "the stream ended inside a frame: " + payload.remaining() + " bytes of its payload are missing");
        }
        return Optional.of(payload.array());
    }
}
