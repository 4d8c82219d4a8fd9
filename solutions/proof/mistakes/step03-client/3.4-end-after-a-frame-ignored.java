// Mistake: takes the end of the stream inside a frame for a normal end, if a whole frame has arrived before.
// Fails with: 3 bytes of its length are missing] Expecting actual not to be null
package workshop.client;

class FrameReader {
    private boolean anyFrame;

    public Optional<byte[]> read() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES);
        try {
            if (channel.read(header) == -1) {
                return Optional.empty();
            }
            readFully(header, "length");
            int length = header.flip().getInt();
            if (length < 0 || length > maxPayloadLength) {
                throw invalidLength(length);
            }
            ByteBuffer payload = ByteBuffer.allocate(length);
            readFully(payload, "payload");
            anyFrame = true;
            return Optional.of(payload.array());
        } catch (EOFException e) {
            if (anyFrame) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
