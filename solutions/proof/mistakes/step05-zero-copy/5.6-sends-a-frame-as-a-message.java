// Mistake: a frame is sent as a message whose encoder writes the length, and no code checks where the encoder of the payload leaves the buffer.
// Fails with: [the bytes that were sent of frames, before and after one whose encoder has moved the position back] are 22 bytes, expected 23
package workshop.zerocopy;

class Outbox {
    public void sendFrame(int maxPayloadLength, Consumer<ByteBuffer> encoder) {
        send(LENGTH_PREFIX + maxPayloadLength, space -> {
            int start = space.position();
            space.position(start + LENGTH_PREFIX);
            encoder.accept(space);
            int length = space.position() - start - LENGTH_PREFIX;
            space.order(ByteOrder.BIG_ENDIAN).putInt(start, length);
        });
    }
}
