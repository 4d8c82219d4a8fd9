// Mistake: reads the length in little-endian order.
// Fails with: of the 65536 bytes of its payload are missing
package workshop.client;

import java.nio.ByteOrder;

class FrameReader {
    public Optional<byte[]> read() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        if (channel.read(header) == -1) {
            return Optional.empty();
        }
        readFully(header, "length");
        ByteBuffer payload = ByteBuffer.allocate(header.flip().getInt());
        readFully(payload, "payload");
        return Optional.of(payload.array());
    }
}
