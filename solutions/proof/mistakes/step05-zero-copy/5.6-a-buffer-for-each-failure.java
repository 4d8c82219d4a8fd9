// Mistake: a frame whose encoder fails ends the free space.
// Fails with: [buffers in use after ten frames whose encoders failed] Expecting actual: 10 to be less than or equal to: 1
package workshop.zerocopy;

class Outbox {
    public void sendFrame(int maxPayloadLength, Consumer<ByteBuffer> encoder) {
        ByteBuffer space = freeSpaceFor(LENGTH_PREFIX + maxPayloadLength);
        int start = space.position();
        int length;
        try {
            length = encode(encoder, space.position(start + LENGTH_PREFIX));
        } catch (RuntimeException | Error e) {
            freeSpace = null;
            throw e;
        }
        space.order(ByteOrder.BIG_ENDIAN).putInt(start, length);
        commit();
    }
}
