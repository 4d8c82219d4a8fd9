// Mistake: writes the length before it checks that the payload is not too long.
// Fails with: but was: "00 00 00 11 00 00 00 0c 31 32 33 34
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES).putInt(payload.remaining()).flip();
        while (header.hasRemaining()) {
            channel.write(header);
        }
        if (payload.remaining() > maxPayloadLength) {
            throw new IllegalArgumentException("a payload of " + payload.remaining()
                    + " bytes is too long for a frame: the maximum is " + maxPayloadLength);
        }
        while (payload.hasRemaining()) {
            channel.write(payload);
        }
    }
}
