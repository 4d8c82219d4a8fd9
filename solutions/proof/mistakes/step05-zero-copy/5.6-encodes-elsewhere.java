// Mistake: a message is encoded in a buffer of its own, and then copied.
// Fails with: [the buffer that an encoder writes into is direct, as those of the pool are] Expecting value to be true but was false
package workshop.zerocopy;

class Outbox {
    public void send(int maxLength, Consumer<ByteBuffer> encoder) {
        ByteBuffer message = ByteBuffer.allocate(maxLength);
        encoder.accept(message);
        send(message.flip());
    }
}
