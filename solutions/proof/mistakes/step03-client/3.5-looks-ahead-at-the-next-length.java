// Mistake: cuts all frames out of its buffer before it returns the first one, and throws for an invalid length behind it.
// Fails with: waited for an empty frame, before the one that announces -1 bytes, but it failed: java.net.ProtocolException
package workshop.client;

import java.util.ArrayDeque;
import java.util.Queue;

class FrameReader {
    private final Queue<byte[]> frames = new ArrayDeque<>();
    private ByteBuffer buffer = ByteBuffer.allocate(8192);

    public Optional<byte[]> read() throws IOException {
        while (frames.isEmpty()) {
            if (channel.read(buffer) == -1) {
                buffer.flip();
                if (!buffer.hasRemaining()) {
                    return Optional.empty();
                }
                boolean insideLength = buffer.remaining() < Integer.BYTES;
                int length = insideLength ? 0 : buffer.getInt(0);
                throw new EOFException((Integer.BYTES + length - buffer.remaining()) + " bytes of a frame are missing");
            }
            buffer.flip();
            cutFrames();
        }
        return Optional.of(frames.remove());
    }

    private void cutFrames() throws ProtocolException {
        int needed = Integer.BYTES;
        while (buffer.remaining() >= Integer.BYTES) {
            int length = buffer.getInt(buffer.position());
            if (length < 0 || length > maxPayloadLength) {
                throw invalidLength(length);
            }
            if (buffer.remaining() < Integer.BYTES + length) {
                needed = Integer.BYTES + length;
                break;
            }
            byte[] payload = new byte[length];
            buffer.getInt();
            buffer.get(payload);
            frames.add(payload);
        }
        if (needed > buffer.capacity()) {
            buffer = ByteBuffer.allocate(needed).put(buffer);
        } else {
            buffer.compact();
        }
    }
}
