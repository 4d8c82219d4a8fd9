// Mistake: puts the length together of bytes, which are negative from 80 to ff.
// Fails with: waited for a frame whose length is 00 00 00 c8, but it failed
package workshop.client;

class FrameReader {
    public Optional<byte[]> read() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES);
        if (channel.read(header) == -1) {
            return Optional.empty();
        }
        readFully(header, "length");
        header.flip();
        int length = header.get() << 24 | header.get() << 16 | header.get() << 8 | header.get();
        if (length < 0 || length > maxPayloadLength) {
            throw invalidLength(length);
        }
        ByteBuffer payload = ByteBuffer.allocate(length);
        readFully(payload, "payload");
        return Optional.of(payload.array());
    }
}
