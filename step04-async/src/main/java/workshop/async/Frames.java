package workshop.async;

import java.net.ProtocolException;
import java.nio.ByteBuffer;

/**
 * Length-prefixed framing: the length of the payload as a 4-byte big-endian number, then the payload. A message is the
 * payload of a frame.
 *
 * <pre>
 *  0        4               4 + length
 *  +--------+---------------+
 *  | length |    payload    |  next frame ...
 *  +--------+---------------+
 * </pre>
 */
public final class Frames implements Codec {

    /** The size of the length field in front of each payload, in bytes. */
    static final int HEADER_LENGTH = Integer.BYTES;

    /**
     * The upper limit of {@code maxPayloadLength}, in bytes. A payload of this length, with its header, fills a buffer
     * of 2^30 bytes.
     */
    static final int LARGEST_MAXIMUM = (1 << 30) - HEADER_LENGTH;

    private final int maxPayloadLength;

    /**
     * Creates a codec with a limit for the payload.
     *
     * @param maxPayloadLength the maximum length of a payload, in bytes, in both directions: 0 to {@link
     *     #LARGEST_MAXIMUM}
     * @throws IllegalArgumentException if the maximum is out of this range
     */
    public Frames(int maxPayloadLength) {
        if (maxPayloadLength < 0 || maxPayloadLength > LARGEST_MAXIMUM) {
            throw new IllegalArgumentException(
                    "a maximum of " + maxPayloadLength + " bytes (0 to " + LARGEST_MAXIMUM + " are possible)");
        }
        this.maxPayloadLength = maxPayloadLength;
    }

    /**
     * Decodes the next frame, as {@link Decoder#decode} says.
     *
     * @param input the bytes that have arrived and are not decoded yet, in a big-endian buffer, as each new one is
     * @return a copy of the payload, which may be empty; null if the frame is incomplete
     * @throws ProtocolException if the length is negative or above the maximum. The error message names the length. A
     *     bad length is rejected when its four bytes have arrived. Nothing is allocated before the whole frame has
     *     arrived: otherwise four bytes of a peer would take as much memory as the longest payload
     */
    @Override
    public ByteBuffer decode(ByteBuffer input) throws ProtocolException {
        throw new UnsupportedOperationException(
                "TODO 4.4: decode the next payload, if it is complete, and reject bad lengths");
    }

    /** {@inheritDoc} */
    @Override
    public ByteBuffer encode(ByteBuffer message) {
        int length = message.remaining();
        if (length > maxPayloadLength) {
            throw new IllegalArgumentException(
                    "a payload of " + length + " bytes is too long (at most " + maxPayloadLength + ")");
        }
        return ByteBuffer.allocate(HEADER_LENGTH + length)
                .putInt(length)
                .put(message.duplicate())
                .flip();
    }
}
