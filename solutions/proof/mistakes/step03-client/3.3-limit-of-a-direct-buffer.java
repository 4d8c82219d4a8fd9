// Mistake: of a buffer without an array, it takes as many bytes as its limit says.
// Fails with: java.nio.BufferUnderflowException, thrown at write
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(length + " bytes, where " + maxPayloadLength + " are allowed");
        }
        byte[] bytes = new byte[payload.hasArray() ? length : payload.limit()];
        payload.get(bytes);
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + bytes.length);
        frame.putInt(bytes.length).put(bytes).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
