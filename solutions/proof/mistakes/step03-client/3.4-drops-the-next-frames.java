// Mistake: reads ahead, and drops the bytes that follow the first frame.
// Fails with: [the number of messages of a stream that arrived in one segment] expected: 100 but was: 1
package workshop.client;

class FrameReader {
    public Optional<byte[]> read() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Integer.BYTES + maxPayloadLength);
        while (buffer.position() < Integer.BYTES || buffer.position() < Integer.BYTES + buffer.getInt(0)) {
            if (channel.read(buffer) == -1) {
                if (buffer.position() == 0) {
                    return Optional.empty();
                }
                throw new EOFException("the stream ended inside a frame: " + (buffer.position() < Integer.BYTES
                        ? Integer.BYTES - buffer.position()
                        : Integer.BYTES + buffer.getInt(0) - buffer.position()) + " bytes are missing");
            }
        }
        byte[] payload = new byte[buffer.flip().getInt()];
        buffer.get(payload);
        return Optional.of(payload);
    }
}
