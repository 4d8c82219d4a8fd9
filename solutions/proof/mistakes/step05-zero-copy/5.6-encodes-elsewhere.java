// Mistake: a frame is encoded in a buffer of its own, and then copied.
// Fails with: [the buffer that an encoder writes into is direct, as those of the pool are] Expecting value to be true but was false
package workshop.zerocopy;

class Outbox {
    public void sendFrame(int maxPayloadLength, Consumer<ByteBuffer> encoder) {
        ByteBuffer frame = ByteBuffer.allocate(LENGTH_PREFIX + maxPayloadLength).position(LENGTH_PREFIX);
        encoder.accept(frame);
        send(frame.putInt(0, frame.position() - LENGTH_PREFIX).flip());
    }
}
