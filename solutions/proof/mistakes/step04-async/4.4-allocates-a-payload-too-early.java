// Mistake: the payload is allocated when its length has arrived, at each call anew.
// Fails with: [bytes that 10 calls of decode have allocated, for a payload of which nothing has arrived] Expecting actual:
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
        byte[] payload = new byte[length];
        if (input.remaining() - HEADER_LENGTH < length) {
            return null;
        }
        input.position(input.position() + HEADER_LENGTH).get(payload);
        return ByteBuffer.wrap(payload);
    }
}
