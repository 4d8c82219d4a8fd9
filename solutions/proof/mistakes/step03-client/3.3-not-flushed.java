// Mistake: writes into a buffered stream, and does not flush it.
// Fails with: but was: ""
package workshop.client;

class FrameWriter {
    public void write(ByteBuffer payload) throws IOException {
        int length = payload.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(length + " bytes are more than " + maxPayloadLength);
        }
        byte[] bytes = new byte[length];
        payload.get(bytes);
        var stream = java.nio.channels.Channels.newOutputStream(channel);
        var out = new java.io.DataOutputStream(new java.io.BufferedOutputStream(stream));
        out.writeInt(length);
        out.write(bytes);
    }
}
