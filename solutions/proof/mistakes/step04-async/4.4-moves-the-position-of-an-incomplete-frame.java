// Mistake: decode moves the position although the frame is incomplete.
// Fails with: [the position after decode has seen the first 4 bytes of a frame of 10] expected: 9 but was: 13
package workshop.async;

class Frames {
    @Override
    public ByteBuffer decode(ByteBuffer input) throws ProtocolException {
        if (input.remaining() < HEADER_LENGTH) {
            return null;
        }
        int length = input.getInt();
        if (length < 0 || length > maxPayloadLength) {
            throw new ProtocolException("bad frame length " + length + " (0 to " + maxPayloadLength + " are allowed)");
        }
        if (input.remaining() < length) {
            return null;
        }
        byte[] payload = new byte[length];
        input.get(payload);
        return ByteBuffer.wrap(payload);
    }
}
