// Mistake: reads the length before its four bytes have arrived.
// Fails with: java.lang.IndexOutOfBoundsException, thrown at decode
package workshop.async;

class Frames {
    public ByteBuffer decode(ByteBuffer input) throws ProtocolException {
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
        return ByteBuffer.wrap(payload);
    }
}
