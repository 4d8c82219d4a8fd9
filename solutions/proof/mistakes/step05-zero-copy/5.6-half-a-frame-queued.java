// Mistake: after a failed encoder, the position is not set back.
// Fails with: [the frames that were sent, before and after one whose encoder failed] are
package workshop.zerocopy;

class Outbox {
    public void sendFrame(int maxPayloadLength, Consumer<ByteBuffer> encoder) {
        ByteBuffer frame = freeSpaceFor(4 + maxPayloadLength);
        int start = frame.position();
        try {
            encoder.accept(frame.position(start + 4));
            frame.putInt(start, frame.position() - start - 4);
        } catch (RuntimeException | Error e) {
            // The next flush would send half a frame, and the receiver would misread everything after it.
            throw e;
        }
        commit();
    }
}
