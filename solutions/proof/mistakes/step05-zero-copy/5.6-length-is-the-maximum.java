// Mistake: the length prefix is the maximum length.
// Fails with: expected "<0b>encoded 0, <00><00><00><0a>copied 0, <00><00><00><0b>" but was "dencoded
package workshop.zerocopy;

class Outbox {
    public void sendFrame(int maxPayloadLength, Consumer<ByteBuffer> encoder) {
        ByteBuffer space = freeSpaceFor(LENGTH_PREFIX + maxPayloadLength);
        int start = space.position();
        int length = encode(encoder, space.position(start + LENGTH_PREFIX));
        space.order(ByteOrder.BIG_ENDIAN).putInt(start, space.limit() - start - LENGTH_PREFIX);
        commit();
    }
}
