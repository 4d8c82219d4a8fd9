// Mistake: takes the position in a buffer for the index in its array. A slice begins later in the array.
// Fails with: but was: "00 00 00 02 68 69 00 00 00 00 00 00 00 04 3c 70 61 72
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(length + " bytes are more than " + maxPayloadLength);
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length).putInt(length);
        if (payload.hasArray()) {
            frame.put(payload.array(), payload.position(), length);
            payload.position(payload.limit());
        } else {
            frame.put(payload);
        }
        frame.flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
