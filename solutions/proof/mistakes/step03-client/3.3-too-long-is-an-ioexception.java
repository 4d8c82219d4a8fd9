// Mistake: throws an IOException for a payload that is too long, as if the connection was broken.
// Fails with: [writing 17 bytes, where 12 are allowed] Expecting actual throwable to be an instance of: java.lang.IllegalArgumentException
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IOException(length + " bytes are more than " + maxPayloadLength);
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length);
        frame.putInt(length).put(payload).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
