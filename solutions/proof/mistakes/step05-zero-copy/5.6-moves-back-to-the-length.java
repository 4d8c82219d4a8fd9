// Mistake: the length is put at the start with a relative putInt, so the frame ends after it.
// Fails with: [pending bytes of messages and frames, of which half were encoded in place] expected:
package workshop.zerocopy;

class Outbox {
    public void sendFrame(int maxPayloadLength, Consumer<ByteBuffer> encoder) {
        ByteBuffer space = freeSpaceFor(LENGTH_PREFIX + maxPayloadLength);
        int start = space.position();
        int length = encode(encoder, space.position(start + LENGTH_PREFIX));
        space.order(ByteOrder.BIG_ENDIAN).position(start).putInt(length);
        commit();
    }
}
