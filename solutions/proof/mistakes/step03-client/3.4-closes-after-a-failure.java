// Mistake: closes the channel when a read fails.
// Fails with: [the channel is open after the error that the peer has reset the connection]
package workshop.client;

class FrameReader {
    public Optional<byte[]> read() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES);
        try {
            if (channel.read(header) == -1) {
                return Optional.empty();
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        readFully(header, "length");
        int length = header.flip().getInt();
        if (length < 0 || length > maxPayloadLength) {
            throw invalidLength(length);
        }
        ByteBuffer payload = ByteBuffer.allocate(length);
        readFully(payload, "payload");
        return Optional.of(payload.array());
    }
}
