// Mistake: forgets to flip the buffer before it reads the length from it.
// Fails with: but it failed: java.nio.BufferUnderflowException
package workshop.client;

class FrameReader {
    public Optional<byte[]> read() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES);
        if (channel.read(header) == -1) {
            return Optional.empty();
        }
        readFully(header, "length");
        ByteBuffer payload = ByteBuffer.allocate(header.getInt());
        readFully(payload, "payload");
        return Optional.of(payload.array());
    }
}
