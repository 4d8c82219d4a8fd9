// Mistake: keeps the length of an incomplete frame for the next call, which may be that of another connection.
// Fails with: [a frame of another connection, while a frame of 10 bytes is incomplete] 
package workshop.async;

class Frames {
    private int length = -1;

    @Override
    public ByteBuffer decode(ByteBuffer input) throws ProtocolException {
        if (input.remaining() < HEADER_LENGTH) {
            return null;
        }
        if (length < 0) {
            length = input.getInt(input.position());
        }
        if (length < 0 || length > maxPayloadLength) {
            throw new ProtocolException("bad frame length " + length);
        }
        if (input.remaining() - HEADER_LENGTH < length) {
            return null;
        }
        byte[] payload = new byte[length];
        length = -1;
        input.position(input.position() + HEADER_LENGTH).get(payload);
        return ByteBuffer.wrap(payload);
    }
}
