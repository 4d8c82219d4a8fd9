// Mistake: makes an EOFException of a connection that was reset inside the length of a frame.
// Fails with: [the error of reading, when the peer has reset the connection after 2 bytes]
package workshop.client;

class FrameReader {
    public Optional<byte[]> read() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES);
        if (channel.read(header) == -1) {
            return Optional.empty();
        }
        try {
            readFully(header, "length");
        } catch (IOException e) {
            throw new EOFException(header.remaining() + " bytes of the length are missing");
        }
        int length = header.flip().getInt();
        if (length < 0 || length > maxPayloadLength) {
            throw invalidLength(length);
        }
        ByteBuffer payload = ByteBuffer.allocate(length);
        readFully(payload, "payload");
        return Optional.of(payload.array());
    }
}
