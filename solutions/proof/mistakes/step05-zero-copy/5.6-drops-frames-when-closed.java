// Mistake: a closed outbox drops a frame in silence.
// Fails with: [a frame for an outbox that is closed] Expecting code to raise a throwable
package workshop.zerocopy;

class Outbox {
    public void sendFrame(int maxPayloadLength, Consumer<ByteBuffer> encoder) {
        if (closed) {
            return;
        }
        ByteBuffer space = freeSpaceFor(LENGTH_PREFIX + maxPayloadLength);
        int start = space.position();
        int length = encode(encoder, space.position(start + LENGTH_PREFIX));
        space.order(ByteOrder.BIG_ENDIAN).putInt(start, length);
        commit();
    }
}
