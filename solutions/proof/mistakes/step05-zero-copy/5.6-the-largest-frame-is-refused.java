// Mistake: a frame that fits a buffer exactly is refused.
// Fails with: [a frame with a payload of up to 1020 bytes, which fits a buffer exactly] Expecting code not to raise a throwable
package workshop.zerocopy;

class Outbox {
    public void sendFrame(int maxPayloadLength, Consumer<ByteBuffer> encoder) {
        if (maxPayloadLength >= pool.bufferSize() - LENGTH_PREFIX) {
            throw new IllegalArgumentException("a frame of " + maxPayloadLength + " bytes does not fit");
        }
        ByteBuffer space = freeSpaceFor(LENGTH_PREFIX + maxPayloadLength);
        int start = space.position();
        int length = encode(encoder, space.position(start + LENGTH_PREFIX));
        space.order(ByteOrder.BIG_ENDIAN).putInt(start, length);
        commit();
    }
}
