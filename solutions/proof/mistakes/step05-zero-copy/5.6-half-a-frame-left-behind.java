// Mistake: half a frame left behind.
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
            // Half a frame would be sent with the next flush, and everything behind it would be misread.
            throw e;
        }
        commit();
    }
}
