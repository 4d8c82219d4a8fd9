// Mistake: the length is not checked, though the encoder has moved the position back.
// Fails with: [the bytes that were sent of frames, before and after one whose encoder has moved the position back] are
package workshop.zerocopy;

class Outbox {
    public void sendFrame(int maxPayloadLength, Consumer<ByteBuffer> encoder) {
        ByteBuffer space = freeSpaceFor(LENGTH_PREFIX + maxPayloadLength);
        int start = space.position();
        encoder.accept(space.position(start + LENGTH_PREFIX));
        int length = space.position() - start - LENGTH_PREFIX;
        space.order(ByteOrder.BIG_ENDIAN).putInt(start, length);
        commit();
    }
}
