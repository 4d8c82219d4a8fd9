// Mistake: after a partial write, it writes once more, and not until all bytes are written.
// Fails with: where a write takes 3 bytes at most] expected: "00 00 00 05 68 65 6c 6c 6f" but was: "00 00 00 05 68 65"
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(length + " bytes are more than " + maxPayloadLength);
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length);
        frame.putInt(length).put(payload).flip();
        channel.write(frame);
        if (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
