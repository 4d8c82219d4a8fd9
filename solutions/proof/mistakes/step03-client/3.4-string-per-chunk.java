// Mistake: decodes the bytes of each read into a String.
// Fails with: expected: "äöü" but was: "�
package workshop.client;

import java.nio.charset.StandardCharsets;

class FrameReader {
    public Optional<byte[]> read() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES);
        if (channel.read(header) == -1) {
            return Optional.empty();
        }
        readFully(header, "length");
        int length = header.flip().getInt();
        if (length < 0 || length > maxPayloadLength) {
            throw invalidLength(length);
        }
        StringBuilder text = new StringBuilder();
        ByteBuffer piece = ByteBuffer.allocate(length);
        for (int missing = length; missing > 0; ) {
            int read = channel.read(piece.clear().limit(missing));
            if (read == -1) {
                throw new EOFException(missing + " bytes are missing");
            }
            text.append(StandardCharsets.UTF_8.decode(piece.flip()));
            missing -= read;
        }
        return Optional.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
