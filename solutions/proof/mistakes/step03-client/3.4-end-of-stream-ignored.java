// Mistake: ignores the -1 of the end of the stream, and reads forever.
// Fails with: waited for the end of a stream with a frame of 256 bytes, and it did not come
// Fails with: waited for an error, because the stream ended after 1 of the 14 bytes of a frame, and it did not come
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
