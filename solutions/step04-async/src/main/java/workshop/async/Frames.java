package workshop.async;

import java.net.ProtocolException;
import java.nio.ByteBuffer;

/**
 * Frames: the length of the payload as a 4-byte big-endian number, then the payload. A message is the payload of a frame.
 *
 * <pre>
 *  0        4               4 + length
 *  +--------+---------------+
 *  | length |    payload    |  next frame ...
 *  +--------+---------------+
 * </pre>
 */
public final class Frames implements Codec {

    /** The size of the length in front of each payload, in bytes. */
    static final int HEADER = Integer.BYTES;

    /** The longest payload at all, in bytes: with its header it fills a buffer of 2^30 bytes, which cannot double again. */
    static final int LONGEST = (1 << 30) - HEADER;

    private final int maxLength;

    /**
     * Frames up to some size.
     *
     * @param maxLength the longest payload, in bytes, in both directions: 0 to {@link #LONGEST}
     * @throws IllegalArgumentException if it is anything else
     */
    public Frames(int maxLength) {
        if (maxLength < 0 || maxLength > LONGEST) {
            throw new IllegalArgumentException(
                    "a maximum of " + maxLength + " bytes (0 to " + LONGEST + " are possible)");
        }
        this.maxLength = maxLength;
    }

    /**
     * Takes the next payload out of what has arrived.
     *
     * @param arrived as {@link Decoder#decode} says
     * @return a copy of the payload, which may be empty; null if the frame is incomplete
     * @throws ProtocolException if the length is negative or above the maximum; the message names the length. It is
     *     refused as soon as it is seen, before anything is allocated or waited for
     */
    // 4.4
    @Override
    public ByteBuffer decode(ByteBuffer arrived) throws ProtocolException {
        if (arrived.remaining() < HEADER) {
            return null;
        }
        int length = arrived.getInt(arrived.position());
        if (length < 0 || length > maxLength) {
            throw new ProtocolException("bad frame length " + length + " (0 to " + maxLength + " are allowed)");
        }
        if (arrived.remaining() - HEADER < length) {
            return null;
        }
        // A copy, because the buffer is read into again while the message may still wait in the queues of others.
        byte[] payload = new byte[length];
        arrived.position(arrived.position() + HEADER).get(payload);
        return ByteBuffer.wrap(payload);
    }

    /** {@inheritDoc} */
    @Override
    public ByteBuffer encode(ByteBuffer message) {
        int length = message.remaining();
        if (length > maxLength) {
            throw new IllegalArgumentException(
                    "a payload of " + length + " bytes is too long (at most " + maxLength + ")");
        }
        return ByteBuffer.allocate(HEADER + length)
                .putInt(length)
                .put(message.duplicate())
                .flip();
    }
}
