package workshop.chat.client;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Reads frames, and skips those that are too long. Step 3's {@link workshop.client.FrameReader} refuses such a frame,
 * after which the connection has to be closed. A chat client cannot afford that: a server may pass on what it does not
 * check itself, and then one of its guests could throw all others out of the room.
 *
 * <p>For one thread at a time.
 */
final class SkippingFrameReader {

    private final DataInputStream in;
    private final int maxLength;
    private final LongConsumer skipping;

    /**
     * Reads payloads of up to a length.
     *
     * @param maxLength the longest payload to return, in bytes; no more memory than that is taken
     * @param skipping is told the length of each longer payload, in bytes, before it is read and dropped
     */
    SkippingFrameReader(InputStream in, int maxLength, LongConsumer skipping) {
        this.in = new DataInputStream(new BufferedInputStream(in));
        this.maxLength = maxLength;
        this.skipping = skipping;
    }

    /**
     * Waits for the next frame that is short enough.
     *
     * @return its payload; nothing when the stream ended between two frames
     * @throws EOFException if the stream ended inside a frame
     * @throws IOException if the connection is broken
     */
    Optional<byte[]> read() throws IOException {
        try {
            for (int first = in.read(); first != -1; first = in.read()) {
                // The protocol's numbers are unsigned.
                long length =
                        Integer.toUnsignedLong(first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort());
                if (length <= maxLength) {
                    byte[] payload = new byte[(int) length];
                    in.readFully(payload);
                    return Optional.of(payload);
                }
                skipping.accept(length);
                in.skipNBytes(length);
            }
            return Optional.empty();
        } catch (EOFException e) {
            throw new EOFException("the stream ended inside a frame");
        }
    }
}
