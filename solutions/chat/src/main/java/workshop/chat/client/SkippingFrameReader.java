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
 * and then the connection has to be closed. A chat client must not do that: some servers pass on what they have not
 * checked, and then one guest could end the connections of all others.
 *
 * <p>Not thread-safe.
 */
final class SkippingFrameReader {

    private final DataInputStream in;
    private final int maxLength;
    private final LongConsumer onSkipped;

    /**
     * Reads payloads of up to a length.
     *
     * @param maxLength the longest payload to return, in bytes; no more memory than that is allocated
     * @param onSkipped is given the length of each longer payload, in bytes, before it is read and dropped
     */
    SkippingFrameReader(InputStream in, int maxLength, LongConsumer onSkipped) {
        this.in = new DataInputStream(new BufferedInputStream(in));
        this.maxLength = maxLength;
        this.onSkipped = onSkipped;
    }

    /**
     * Waits for the next frame that is short enough.
     *
     * @return its payload; empty when the stream ended between two frames
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
                onSkipped.accept(length);
                in.skipNBytes(length);
            }
            return Optional.empty();
        } catch (EOFException e) {
            throw new EOFException("the stream ended inside a frame");
        }
    }
}
