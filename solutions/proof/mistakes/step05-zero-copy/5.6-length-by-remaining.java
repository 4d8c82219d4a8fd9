// Mistake: the length is computed from the bytes that remain before the limit, which the encoder may lower.
// Fails with: [the bytes that were sent of frames whose encoder has set the limit] are
package workshop.zerocopy;

class Outbox {
    public void sendFrame(int maxPayloadLength, Consumer<ByteBuffer> encoder) {
        ByteBuffer space = freeSpaceFor(LENGTH_PREFIX + maxPayloadLength);
        int start = space.position();
        encode(encoder, space.position(start + LENGTH_PREFIX));
        space.order(ByteOrder.BIG_ENDIAN).putInt(start, maxPayloadLength - space.remaining());
        commit();
    }
}
