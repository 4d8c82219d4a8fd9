// Mistake: sets the position of the payload to the number of written bytes, and not to its limit.
// Fails with: [the remaining bytes of a buffer that was written, from position 6 on] expected: 0 but was: 2
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException("a payload of " + length + " bytes, where the maximum is " + maxPayloadLength);
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length);
        frame.putInt(length).put(payload.slice()).flip();
        int written = 0;
        while (frame.hasRemaining()) {
            written += channel.write(frame);
        }
        payload.position(Math.min(written, payload.limit()));
    }
}
