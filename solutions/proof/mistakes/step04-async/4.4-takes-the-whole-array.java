// Mistake: copies the payload from the array of a buffer that has one, although the buffer may be a part of it.
// Fails with: [a frame in a buffer that is a part of an array] 
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
        byte[] payload = new byte[length];
        int start = input.position() + HEADER_LENGTH;
        if (input.hasArray()) {
            System.arraycopy(input.array(), start, payload, 0, length);
            input.position(start + length);
        } else {
            input.position(start).get(payload);
        }
        return ByteBuffer.wrap(payload);
    }
}
