// Mistake: the error message names the default maximum, not that of the constructor.
// Fails with: [writing 17 bytes, where 12 are allowed] Expecting throwable message
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(
                    length + " bytes are more than " + FrameReader.DEFAULT_MAX_PAYLOAD_LENGTH);
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length);
        frame.putInt(length).put(payload).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
