// Mistake: decode returns null for a frame without a payload.
// Fails with: [frame 1 of 3 in one buffer] Expecting actual not to be null
package workshop.async;

class Frames {
    @Override
    public ByteBuffer decode(ByteBuffer input) throws ProtocolException {
        if (input.remaining() < HEADER_LENGTH) {
            return null;
        }
        input.mark();
        int length = input.getInt();
        if (length < 0 || length > maxPayloadLength) {
            throw new ProtocolException("bad frame length " + length);
        }
        if (length == 0) {
            return null;
        }
        if (input.remaining() < length) {
            input.reset();
            return null;
        }
        byte[] payload = new byte[length];
        input.get(payload);
        return ByteBuffer.wrap(payload);
    }
}
