// Mistake: decode skips a frame without a payload.
// Fails with: [the text of frame 1 of 3 in one buffer] expected: "" but was: "a"
package workshop.async;

class Frames {
    @Override
    public ByteBuffer decode(ByteBuffer input) throws ProtocolException {
        if (input.remaining() < HEADER_LENGTH) {
            return null;
        }
        int length = input.getInt(input.position());
        if (length < 0 || length > maxPayloadLength) {
            throw new ProtocolException("bad frame length " + length);
        }
        if (length == 0) {
            input.position(input.position() + HEADER_LENGTH);
            return decode(input);
        }
        if (input.remaining() < HEADER_LENGTH + length) {
            return null;
        }
        ByteBuffer payload = ByteBuffer.allocate(length);
        payload.put(0, input, input.position() + HEADER_LENGTH, length);
        input.position(input.position() + HEADER_LENGTH + length);
        return payload;
    }
}
