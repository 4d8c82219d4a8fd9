// Mistake: a frame of the largest int as its maximum is refused with an ArithmeticException.
// Fails with: [a frame with a payload of up to 2147483647 bytes, which fits no buffer] Expecting actual throwable to be an instance of: java.lang.IllegalArgumentException but was: java.lang.ArithmeticException
package workshop.zerocopy;

class Outbox {
    public void sendFrame(int maxPayloadLength, Consumer<ByteBuffer> encoder) {
        ByteBuffer space = freeSpaceFor(Math.addExact(LENGTH_PREFIX, maxPayloadLength));
        int start = space.position();
        int length = encode(encoder, space.position(start + LENGTH_PREFIX));
        space.order(ByteOrder.BIG_ENDIAN).putInt(start, length);
        commit();
    }
}
