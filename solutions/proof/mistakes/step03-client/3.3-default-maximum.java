// Mistake: compares the length with the default maximum, not with that of the constructor.
// Fails with: also: a thread of your code died: java.lang.IllegalArgumentException
// Fails with: [writing 17 bytes, where 12 are allowed] Expecting code to raise a throwable.
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > FrameReader.DEFAULT_MAX_PAYLOAD_LENGTH) {
            throw new IllegalArgumentException(length + " bytes are more than " + maxPayloadLength);
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + length);
        frame.putInt(length).put(payload).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
