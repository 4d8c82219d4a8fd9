// Mistake: an exception of the encoder is caught.
// Fails with: [sendFrame with an encoder that throws] Expecting code to raise a throwable.
package workshop.zerocopy;

class Outbox {
    public void sendFrame(int maxPayloadLength, Consumer<ByteBuffer> encoder) {
        ByteBuffer space = freeSpaceFor(LENGTH_PREFIX + maxPayloadLength);
        int start = space.position();
        try {
            int length = encode(encoder, space.position(start + LENGTH_PREFIX));
            space.order(ByteOrder.BIG_ENDIAN).putInt(start, length);
            commit();
        } catch (RuntimeException e) {
            space.position(start);
        }
    }
}
