// Mistake: the method for an array has code of its own, and calls write of the channel once.
// Fails with: [the bytes of a frame with a payload of 200000, written one byte at a time]
package workshop.client;

class FrameWriter {
    public void write(byte[] payload) throws IOException {
        if (payload.length > maxPayloadLength) {
            throw new IllegalArgumentException(
                    "a payload of " + payload.length + " bytes is too long: the maximum is " + maxPayloadLength);
        }
        channel.write(ByteBuffer.allocate(Integer.BYTES + payload.length).putInt(payload.length).put(payload).flip());
    }
}
