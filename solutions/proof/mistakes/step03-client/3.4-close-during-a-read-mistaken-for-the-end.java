// Mistake: takes the close of the channel by another thread for the end of the stream.
// Fails with: [the error of reading, when the channel is closed during a read, after 0 bytes]
package workshop.client;

class FrameReader {
    public Optional<byte[]> read() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES);
        try {
            if (channel.read(header) == -1) {
                return Optional.empty();
            }
        } catch (java.nio.channels.AsynchronousCloseException e) {
            return Optional.empty();
        }
        readFully(header, "length");
        int length = header.flip().getInt();
        if (length < 0 || length > maxPayloadLength) {
            throw invalidLength(length);
        }
        ByteBuffer payload = ByteBuffer.allocate(length);
        readFully(payload, "payload");
        return Optional.of(payload.array());
    }
}
