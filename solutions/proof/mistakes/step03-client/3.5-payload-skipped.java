// Mistake: reads and drops a payload that is too long, before it throws the exception.
// Fails with: waited for the error of reading a length above the maximum, after which no byte follows, and it did not come
package workshop.client;

class FrameReader {
    public Optional<byte[]> read() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES);
        if (channel.read(header) == -1) {
            return Optional.empty();
        }
        readFully(header, "length");
        header.flip();
        int length = header.getInt();
        if (length < 0) {
            throw invalidLength(length);
        }
        if (length > maxPayloadLength) {
            ByteBuffer skipped = ByteBuffer.allocate(8192);
            for (long left = length; left > 0; left -= skipped.position()) {
                skipped.clear();
                if (channel.read(skipped) == -1) {
                    break;
                }
            }
            throw invalidLength(length);
        }
        ByteBuffer payload = ByteBuffer.allocate(length);
        readFully(payload, "payload");
        return Optional.of(payload.array());
    }
}
