// Mistake: allows a payload that is longer than the maximum by a header.
// Fails with: [the failure of decode for a length of 1001] Expecting actual not to be null
package workshop.async;

class Frames {
    public ByteBuffer decode(ByteBuffer input) throws ProtocolException {
        if (input.remaining() < HEADER_LENGTH) {
            return null;
        }
        int length = input.getInt(input.position());
        if (length < 0 || length > maxPayloadLength + HEADER_LENGTH) {
            throw new ProtocolException("bad frame length " + length + " (0 to " + maxPayloadLength + " are allowed)");
        }
        if (input.remaining() - HEADER_LENGTH < length) {
            return null;
        }
        byte[] payload = new byte[length];
        input.position(input.position() + HEADER_LENGTH).get(payload);
        return ByteBuffer.wrap(payload);
    }
}
