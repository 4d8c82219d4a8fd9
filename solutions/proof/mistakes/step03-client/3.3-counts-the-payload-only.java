// Mistake: counts the written bytes, and stops at the length of the payload: the frame has 4 bytes more.
// Fails with: where a write takes 3 bytes at most] expected: "00 00 00 05 68 65 6c 6c 6f" but was: "00 00 00 05 68 65"
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(
                    "a payload of " + length + " bytes is too long for a frame: the maximum is " + maxPayloadLength);
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length);
        frame.putInt(length).put(payload).flip();
        int written = 0;
        do {
            written += channel.write(frame);
        } while (written < length);
    }
}
