// Mistake: copies the payload from the array of the buffer.
// Fails with: java.lang.UnsupportedOperationException, thrown at decode
package workshop.async;

class Frames {
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
        int start = input.position() + HEADER_LENGTH;
        byte[] payload = java.util.Arrays.copyOfRange(input.array(), start, start + length);
        input.position(start + length);
        return ByteBuffer.wrap(payload);
    }
}
