// Mistake: catches the IOException of a broken connection, and treats it as the end of the stream.
// Fails with: [the error of reading, when the peer has reset the connection after 0 bytes]
package workshop.client;

class FrameReader {
    public Optional<byte[]> read() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES);
        try {
            if (channel.read(header) == -1) {
                return Optional.empty();
            }
        } catch (IOException e) {
            return Optional.empty();
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
