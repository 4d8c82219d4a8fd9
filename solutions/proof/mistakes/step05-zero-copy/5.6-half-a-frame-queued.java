// Mistake: after a failed encoder, the position of the free space is not set back.
// Fails with: [the frames that were sent, before and after one whose encoder failed] are
package workshop.zerocopy;

class Outbox {
    public void sendFrame(int maxPayloadLength, Consumer<ByteBuffer> encoder) {
        ByteBuffer frame = freeSpaceFor(4 + maxPayloadLength);
        int start = frame.position();
        encoder.accept(frame.position(start + 4));
        frame.putInt(start, frame.position() - start - 4);
        commit();
    }
}
