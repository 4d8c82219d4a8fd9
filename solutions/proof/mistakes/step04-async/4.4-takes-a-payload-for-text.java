// Mistake: the payload is copied through a String, as if it were text.
// Fails with: [a payload of four bytes that are no text] expected: 
package workshop.async;

class Frames {
    @Override
    public ByteBuffer decode(ByteBuffer input) throws ProtocolException {
        if (input.remaining() < HEADER_LENGTH) {
            return null;
        }
        int length = input.getInt(input.position());
        if (length < 0 || length > maxPayloadLength) {
            throw new ProtocolException("bad frame length " + length + " (0 to " + maxPayloadLength + " are allowed)");
        }
        if (input.remaining() - HEADER_LENGTH < length) {
            return null;
        }
        // A copy, because the next read overwrites the buffer while the message may still be in the queues of other
        // connections.
        byte[] payload = new byte[length];
        input.position(input.position() + HEADER_LENGTH).get(payload);
        String text = new String(payload, java.nio.charset.StandardCharsets.UTF_8);
        return java.nio.charset.StandardCharsets.UTF_8.encode(text);
    }
}
