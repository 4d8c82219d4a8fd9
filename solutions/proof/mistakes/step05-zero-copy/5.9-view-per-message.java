// Mistake: each message allocates a view.
// Fails with: [bytes allocated for each message, in the last two thirds of
package workshop.zerocopy;

class Message {
    private final ByteBuffer[] views = new ByteBuffer[1024];

    private int next;

    public ByteBuffer payload() {
        return views[next++ & 1023] = bytes.duplicate().limit(payloadEnd).position(payloadStart);
    }
}
