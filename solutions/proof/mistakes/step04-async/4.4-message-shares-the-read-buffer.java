// Mistake: hands over a view of a buffer that is read into again.
// Fails with: [the text of frame 2 of 6, sent all in one write] expected: "a" but was: "x"
package workshop.async;

class Frames {
    public ByteBuffer decode(ByteBuffer arrived) throws ProtocolException {
        if (arrived.remaining() < HEADER) {
            return null;
        }
        int length = arrived.getInt(arrived.position());
        if (length < 0 || length > maxLength) {
            throw new ProtocolException("bad frame length " + length + " (0 to " + maxLength + " are allowed)");
        }
        if (arrived.remaining() - HEADER < length) {
            return null;
        }
        ByteBuffer payload = arrived.slice(arrived.position() + HEADER, length);
        arrived.position(arrived.position() + HEADER + length);
        return payload;
    }
}
