// Mistake: ignores the -1 of the end of the stream, and reads forever.
// Fails with: waited for the end of a stream with a frame of 256 bytes, but it failed: 1000 reads in a row returned no byte
// Fails with: 3 bytes of its length are missing] Expecting actual throwable to be an instance of: java.io.EOFException but was: java.lang.AssertionError: 1000 reads in a row returned no byte
package workshop.client;

class FrameReader {
    public Optional<byte[]> read() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES);
        readFully(header, "length");
        ByteBuffer payload = ByteBuffer.allocate(header.flip().getInt());
        readFully(payload, "payload");
        return Optional.of(payload.array());
    }

    private void readFully(ByteBuffer part, String name) throws IOException {
        while (part.hasRemaining()) {
            channel.read(part);
        }
    }
}
