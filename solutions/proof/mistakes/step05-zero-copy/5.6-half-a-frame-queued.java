// Mistake: the bytes of an encoder are committed, though it has failed.
// Fails with: [the bytes that were sent of frames, before and after one whose encoder failed] are
package workshop.zerocopy;

class Outbox {
    public void sendFrame(int maxPayloadLength, Consumer<ByteBuffer> encoder) {
        ByteBuffer space = freeSpaceFor(LENGTH_PREFIX + maxPayloadLength);
        int start = space.position();
        try {
            encode(encoder, space.position(start + LENGTH_PREFIX));
        } finally {
            int length = space.position() - start - LENGTH_PREFIX;
            space.order(ByteOrder.BIG_ENDIAN).putInt(start, length);
            commit();
        }
    }
}
