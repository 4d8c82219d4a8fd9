// Mistake: turns the payload into text and back, which changes bytes that are no UTF-8.
// Fails with: [the first byte of a payload that is wrong (-1: none), where the payload is no text]
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
        if (length < 0 || length > maxPayloadLength) {
            throw invalidLength(length);
        }
        ByteBuffer payload = ByteBuffer.allocate(length);
        readFully(payload, "payload");
        String text = new String(payload.array(), java.nio.charset.StandardCharsets.UTF_8);
        return Optional.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
