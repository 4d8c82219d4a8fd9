// Mistake: copies each payload into the same array.
// Fails with: [the text of frame 2 of 3, after the next frames were decoded] expected: "a" but was: "g"
package workshop.async;

class Frames {
    private byte[] payload = new byte[1024];

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
        if (payload.length < length) {
            payload = new byte[length];
        }
        input.position(input.position() + HEADER_LENGTH).get(payload, 0, length);
        return ByteBuffer.wrap(payload, 0, length);
    }
}
