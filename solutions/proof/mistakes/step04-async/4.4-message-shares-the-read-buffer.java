// Mistake: hands over a view of a buffer that is read into again.
// Fails with: [the text of frame 2 of 3, after the buffer was filled again] expected: "a" but was: "x"
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
        ByteBuffer payload = input.slice(input.position() + HEADER_LENGTH, length);
        input.position(input.position() + HEADER_LENGTH + length);
        return payload;
    }
}
