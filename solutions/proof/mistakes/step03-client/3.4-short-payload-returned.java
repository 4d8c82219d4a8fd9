// Mistake: reads the payload with readNBytes, which returns fewer bytes at the end of the stream, and no error.
// Fails with: 10 bytes of its payload are missing] Expecting actual not to be null
package workshop.client;

class FrameReader {
    public Optional<byte[]> read() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES);
        if (channel.read(header) == -1) {
            return Optional.empty();
        }
        readFully(header, "length");
        header.flip();
        int length = header.getInt();
        if (length < 0 || length > maxPayloadLength) {
            throw invalidLength(length);
        }
        return Optional.of(java.nio.channels.Channels.newInputStream(channel).readNBytes(length));
    }
}
