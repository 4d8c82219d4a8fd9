// Mistake: takes the array of each buffer that is not direct, but a read-only buffer gives its array to nobody.
// Fails with: java.nio.ReadOnlyBufferException
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(length + " bytes, where " + maxPayloadLength + " are allowed");
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length).putInt(length);
        if (payload.isDirect()) {
            frame.put(payload);
        } else {
            frame.put(payload.array(), payload.arrayOffset() + payload.position(), length);
            payload.position(payload.limit());
        }
        frame.flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
