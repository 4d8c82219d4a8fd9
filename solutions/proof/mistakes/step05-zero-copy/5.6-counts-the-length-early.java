// Mistake: the 4 bytes of the length are counted before the encoder has run, which may fail.
// Fails with: [pending bytes after a flush of frames, before and after one whose encoder failed] expected: 0L but was: 4L
package workshop.zerocopy;

class Outbox {
    public void sendFrame(int maxPayloadLength, Consumer<ByteBuffer> encoder) {
        ByteBuffer space = freeSpaceFor(LENGTH_PREFIX + maxPayloadLength);
        int start = space.position();
        pendingBytes += LENGTH_PREFIX;
        int length = encode(encoder, space.position(start + LENGTH_PREFIX));
        space.order(ByteOrder.BIG_ENDIAN).putInt(start, length);
        pendingBytes -= LENGTH_PREFIX;
        commit();
    }
}
