// Mistake: the start of the frame is a mark, which the encoder may replace.
// Fails with: [the bytes that were sent of frames whose encoder has set the mark] are
package workshop.zerocopy;

class Outbox {
    public void sendFrame(int maxPayloadLength, Consumer<ByteBuffer> encoder) {
        ByteBuffer space = freeSpaceFor(LENGTH_PREFIX + maxPayloadLength);
        space.mark();
        int length = encode(encoder, space.position(space.position() + LENGTH_PREFIX));
        int end = space.position();
        space.order(ByteOrder.BIG_ENDIAN).reset().putInt(length).position(end);
        commit();
    }
}
