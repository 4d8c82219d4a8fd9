// Mistake: writes the payload in a loop, but writes the 4 bytes of the length only once.
// Fails with: where a write takes 3 bytes at most] expected: "00 00 00 05 68 65 6c 6c 6f" but was: "00 00 00 68
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(
                    "a payload of " + length + " bytes is too long for a frame: the maximum is " + maxPayloadLength);
        }
        channel.write(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
        while (payload.hasRemaining()) {
            channel.write(payload);
        }
    }
}
