// Mistake: forgets to flip the buffer, so that no bytes remain to be written.
// Fails with: but was: ""
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(
                    "a payload of " + length + " bytes is too long for a frame: the maximum is " + maxPayloadLength);
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length);
        frame.putInt(length).put(payload);
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
