// Mistake: takes an interrupt for the end of the stream.
// Fails with: [the error of reading, when the thread is interrupted during a read, after 0 bytes]
package workshop.client;

import java.nio.channels.ClosedByInterruptException;

class FrameReader {
    public Optional<byte[]> read() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES);
        try {
            if (channel.read(header) == -1) {
                return Optional.empty();
            }
        } catch (ClosedByInterruptException e) {
            Thread.currentThread().interrupt();
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
