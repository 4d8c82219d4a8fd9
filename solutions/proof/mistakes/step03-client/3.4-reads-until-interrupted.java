// Mistake: the loop that reads the length asks whether the thread is interrupted, and then returns as at the end of the stream.
// Fails with: [on a thread that is interrupted, the frame was read, or read threw an exception]
package workshop.client;

class FrameReader {
    public Optional<byte[]> read() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES);
        while (header.hasRemaining() && !Thread.currentThread().isInterrupted()) {
            if (channel.read(header) == -1) {
                break;
            }
        }
        if (header.position() == 0) {
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
