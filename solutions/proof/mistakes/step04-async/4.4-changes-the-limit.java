// Mistake: sets the limit of the input to the end of the frame, and not back.
// Fails with: [frame 2 of 3 in one buffer] Expecting actual not to be null
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
        // A copy, because the next read overwrites the buffer while the message may still be in the queues of other
        // connections.
        byte[] payload = new byte[length];
        input.position(input.position() + HEADER_LENGTH).get(payload);
        input.limit(input.position());
        return ByteBuffer.wrap(payload);
    }
}
