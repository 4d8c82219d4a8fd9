// Mistake: the length prefix has the byte order that the encoder has set.
// Fails with: [the bytes that were sent of frames whose encoder has set the byte order LITTLE_ENDIAN] are
package workshop.zerocopy;

class Outbox {
    public void sendFrame(int maxPayloadLength, Consumer<ByteBuffer> encoder) {
        ByteBuffer space = freeSpaceFor(LENGTH_PREFIX + maxPayloadLength);
        int start = space.position();
        int length = encode(encoder, space.position(start + LENGTH_PREFIX));
        space.putInt(start, length);
        commit();
    }
}
