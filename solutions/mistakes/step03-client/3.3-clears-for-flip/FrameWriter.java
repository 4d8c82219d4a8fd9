// Mistake: clears where it must flip, which is the same only when the buffer is full.
// Red says: but was: "00 00 00 02 68 69 00 00 00 00 00 00
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxLength) {
            throw new IllegalArgumentException(
                    "a payload of " + length + " bytes is too long for a frame: the maximum is " + maxLength);
        }
        ByteBuffer buffer = ByteBuffer.allocate(Math.max(16, Integer.BYTES + length));
        buffer.putInt(length).put(payload);
        buffer.clear();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
