// Mistake: a message has always the maximum length.
// Fails with: [pending bytes of messages, of which half were encoded in place] expected:
package workshop.zerocopy;

class Outbox {
    public void send(int maxLength, Consumer<ByteBuffer> encoder) {
        ByteBuffer space = freeSpaceFor(maxLength);
        int start = space.position();
        encode(encoder, space);
        space.position(start + maxLength);
        commit();
    }
}
