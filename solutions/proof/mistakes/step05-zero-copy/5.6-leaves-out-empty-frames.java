// Mistake: a frame without a payload is not queued.
// Fails with: [the bytes that were sent of frames of 4 to 1024 bytes] are 1038 bytes, expected 1042
package workshop.zerocopy;

class Outbox {
    public void sendFrame(int maxPayloadLength, Consumer<ByteBuffer> encoder) {
        ByteBuffer space = freeSpaceFor(LENGTH_PREFIX + maxPayloadLength);
        int start = space.position();
        int length = encode(encoder, space.position(start + LENGTH_PREFIX));
        if (length > 0) {
            space.order(ByteOrder.BIG_ENDIAN).putInt(start, length);
            commit();
        }
    }
}
