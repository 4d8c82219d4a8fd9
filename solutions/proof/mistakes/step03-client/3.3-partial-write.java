// Mistake: writes once, and assumes that this write took the whole frame.
// Fails with: where a write takes 3 bytes at most] expected: "00 00 00 05 68 65 6c 6c 6f" but was: "00 00 00"
// Fails with: [bytes that arrived of a frame with a payload of 1048577] expected: 1048581 but was: 
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
        channel.write(frame);
    }
}
