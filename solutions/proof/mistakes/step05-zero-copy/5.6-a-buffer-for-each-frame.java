// Mistake: each frame ends the free space.
// Fails with: PoolExhaustedException: all 20 buffers of the pool are in use
package workshop.zerocopy;

class Outbox {
    public void sendFrame(int maxPayloadLength, Consumer<ByteBuffer> encoder) {
        ByteBuffer space = freeSpaceFor(LENGTH_PREFIX + maxPayloadLength);
        int start = space.position();
        int length = encode(encoder, space.position(start + LENGTH_PREFIX));
        space.order(ByteOrder.BIG_ENDIAN).putInt(start, length);
        commit();
        freeSpace = null;
    }
}
