// Mistake: writes the array of the buffer, not the bytes from its position to its limit.
// Fails with: 3c 3c 70 61 72 74 3e 3e
// Fails with: java.lang.UnsupportedOperationException, thrown at write
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        byte[] bytes = payload.array();
        if (bytes.length > maxPayloadLength) {
            throw new IllegalArgumentException(
                    "a payload of " + bytes.length + " bytes is too long for a frame: the maximum is " + maxPayloadLength);
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + bytes.length);
        frame.putInt(bytes.length).put(bytes).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
        payload.position(payload.limit());
    }
}
