// Mistake: a payload of the maximum length is refused.
// Fails with: sent all in one write, but receiving ended: java.net.ProtocolException: bad frame length 100000
package workshop.async;

class Frames {
    @Override
    public ByteBuffer decode(ByteBuffer input) throws ProtocolException {
        if (input.remaining() < HEADER_LENGTH) {
            return null;
        }
        int length = input.getInt(input.position());
        if (length < 0 || length >= maxPayloadLength) {
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
