// Mistake: trusts the length.
// Fails with: ] Expecting actual throwable to be an instance of: java.net.ProtocolException but was: java.lang.NegativeArraySizeException:
package workshop.async;

class Frames {
    @Override
    public ByteBuffer decode(ByteBuffer arrived) throws ProtocolException {
        if (arrived.remaining() < HEADER) {
            return null;
        }
        int length = arrived.getInt(arrived.position());
        if (arrived.remaining() - HEADER < length) {
            return null;
        }
        // A copy, because the buffer is read into again while the message may still wait in the queues of others.
        byte[] payload = new byte[length];
        arrived.position(arrived.position() + HEADER).get(payload);
        return ByteBuffer.wrap(payload);
    }
}
