// Mistake: the payload is copied from index 4 on: that is behind the header of the first frame only.
// Fails with: [the text of frame 2 of 3 in one buffer] expected: "a" but was: 
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
        if (input.remaining() < HEADER_LENGTH + length) {
            return null;
        }
        ByteBuffer payload = ByteBuffer.allocate(length);
        payload.put(0, input, HEADER_LENGTH, length);
        input.position(input.position() + HEADER_LENGTH + length);
        return payload;
    }
}
