// Mistake: appends to its buffer, and never moves the rest to the beginning: it reads into a full buffer for ever.
// Fails with: waited for 3000 frames of all sizes, one after another, but it failed: 1000 reads in a row returned no byte
package workshop.client;

class FrameReader {
    private ByteBuffer buffer = ByteBuffer.allocate(8192).limit(0);

    public Optional<byte[]> read() throws IOException {
        if (!buffer.hasRemaining() && !readMore()) {
            return Optional.empty();
        }
        while (buffer.remaining() < Integer.BYTES) {
            if (!readMore()) {
                throw new EOFException((Integer.BYTES - buffer.remaining()) + " bytes of the length are missing");
            }
        }
        int length = buffer.getInt(buffer.position());
        if (length < 0 || length > maxPayloadLength) {
            throw invalidLength(length);
        }
        if (Integer.BYTES + length > buffer.capacity()) {
            buffer = ByteBuffer.allocate(Integer.BYTES + length).put(buffer).flip();
        }
        while (buffer.remaining() < Integer.BYTES + length) {
            if (!readMore()) {
                throw new EOFException((Integer.BYTES + length - buffer.remaining()) + " bytes are missing");
            }
        }
        byte[] payload = new byte[length];
        buffer.getInt();
        buffer.get(payload);
        return Optional.of(payload);
    }

    private boolean readMore() throws IOException {
        if (!buffer.hasRemaining()) {
            buffer.position(0).limit(0);
        }
        int start = buffer.position();
        buffer.position(buffer.limit()).limit(buffer.capacity());
        try {
            return channel.read(buffer) != -1;
        } finally {
            buffer.limit(buffer.position()).position(start);
        }
    }
}
