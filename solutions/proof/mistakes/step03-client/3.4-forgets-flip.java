// Mistake: forgets to flip before it takes the length out of the buffer.
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
