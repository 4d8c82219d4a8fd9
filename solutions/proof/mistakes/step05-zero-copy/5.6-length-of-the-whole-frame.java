// Mistake: the length prefix counts its own 4 bytes.
// Fails with: [the bytes that were sent of messages and frames, of which half were encoded in place] are
package workshop.zerocopy;

class Outbox {
    public void sendFrame(int maxPayloadLength, Consumer<ByteBuffer> encoder) {
        ByteBuffer space = freeSpaceFor(LENGTH_PREFIX + maxPayloadLength);
        int start = space.position();
        encode(encoder, space.position(start + LENGTH_PREFIX));
        space.order(ByteOrder.BIG_ENDIAN).putInt(start, space.position() - start);
        commit();
    }
}
