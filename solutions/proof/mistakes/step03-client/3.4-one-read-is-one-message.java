// Mistake: assumes that one read returns one message.
// Fails with: [the number of messages of a stream that arrived in one segment] expected: 100 but was: 1
// Fails with: that was cut after byte 1, but it failed: java.nio.BufferUnderflowException
package workshop.client;

class FrameReader {
    public Optional<byte[]> read() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES + maxPayloadLength);
        if (channel.read(buffer) == -1) {
            return Optional.empty();
        }
        int length = buffer.flip().getInt();
        byte[] payload = new byte[length];
        buffer.get(payload);
        return Optional.of(payload);
    }
}
