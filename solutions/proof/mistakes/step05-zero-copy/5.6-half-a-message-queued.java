// Mistake: the bytes of an encoder are committed, though it has failed.
// Fails with: [the bytes that were sent of messages, before and after one whose encoder failed] are
package workshop.zerocopy;

class Outbox {
    public void send(int maxLength, Consumer<ByteBuffer> encoder) {
        try {
            encode(encoder, freeSpaceFor(maxLength));
        } finally {
            commit();
        }
    }
}
