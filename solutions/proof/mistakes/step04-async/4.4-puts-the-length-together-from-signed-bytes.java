// Mistake: the length is put together from its four bytes, which have a sign in Java.
// Fails with: the failure of a payload of 200 bytes
package workshop.async;

class Frames {
    public ByteBuffer decode(ByteBuffer input) throws ProtocolException {
        if (input.remaining() < HEADER_LENGTH) {
            return null;
        }
        int at = input.position();
        int length = input.get(at) << 24 | input.get(at + 1) << 16 | input.get(at + 2) << 8 | input.get(at + 3);
        if (length < 0 || length > maxPayloadLength) {
            throw new ProtocolException("bad frame length " + length);
        }
        if (input.remaining() - HEADER_LENGTH < length) {
            return null;
        }
        byte[] payload = new byte[length];
        input.position(at + HEADER_LENGTH).get(payload);
        return ByteBuffer.wrap(payload);
    }
}
