// Mistake: the frame is committed first, and taken back only after a RuntimeException.
// Fails with: [the bytes that were sent of frames, before and after one whose encoder failed] are
package workshop.zerocopy;

class Outbox {
    public void sendFrame(int maxPayloadLength, Consumer<ByteBuffer> encoder) {
        ByteBuffer space = freeSpaceFor(LENGTH_PREFIX + maxPayloadLength);
        int start = space.position();
        int length = maxPayloadLength;
        space.position(start + LENGTH_PREFIX);
        boolean failed = false;
        try {
            length = encode(encoder, space);
        } catch (RuntimeException e) {
            failed = true;
            throw e;
        } finally {
            if (!failed) {
                space.order(ByteOrder.BIG_ENDIAN).putInt(start, space.position() - start - LENGTH_PREFIX);
                commit();
            }
        }
    }
}
