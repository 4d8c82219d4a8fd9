// Mistake: a frame has always the maximum length.
// Fails with: [pending bytes of messages and frames, of which half were encoded in place] expected:
package workshop.zerocopy;

class Outbox {
    public void sendFrame(int maxPayloadLength, Consumer<ByteBuffer> encoder) {
        ByteBuffer space = freeSpaceFor(LENGTH_PREFIX + maxPayloadLength);
        int start = space.position();
        space.putInt(maxPayloadLength);
        encode(encoder, space);
        space.position(start + LENGTH_PREFIX + maxPayloadLength);
        commit();
    }
}
