package workshop.async;

import java.net.ProtocolException;
import java.nio.ByteBuffer;

/** Lines of text, so that one can talk to the demo with {@code nc}. A message is a line without its end. */
public final class Lines implements Codec {

    /** The longest line at all, in bytes: with its end it fits into a buffer of 2^30 bytes, which cannot double again. */
    private static final int LONGEST = (1 << 30) - 4;

    private final int maxLength;

    /**
     * Lines up to some size.
     *
     * @param maxLength the longest line, in bytes, without its end: 0 to 2^30 − 4
     * @throws IllegalArgumentException if it is anything else
     */
    public Lines(int maxLength) {
        if (maxLength < 0 || maxLength > LONGEST) {
            throw new IllegalArgumentException(
                    "a maximum of " + maxLength + " bytes (0 to " + LONGEST + " are possible)");
        }
        this.maxLength = maxLength;
    }

    /** {@inheritDoc} */
    @Override
    public ByteBuffer decode(ByteBuffer arrived) throws ProtocolException {
        int start = arrived.position();
        for (int end = start; end < arrived.limit(); end++) {
            if (arrived.get(end) == '\n') {
                byte[] line = new byte[end - start];
                arrived.get(line).get();
                return ByteBuffer.wrap(line, 0, checked(lengthWithoutCarriageReturn(line)));
            }
        }
        // One byte more, because it may be the carriage return before an end that is still on its way.
        checked(arrived.remaining() - 1);
        return null;
    }

    private int checked(int length) throws ProtocolException {
        if (length > maxLength) {
            throw new ProtocolException("a line of more than " + maxLength + " bytes");
        }
        return length;
    }

    /** Windows, and telnet anywhere, end a line with {@code \r\n}. */
    private static int lengthWithoutCarriageReturn(byte[] line) {
        boolean one = line.length > 0 && line[line.length - 1] == '\r';
        return one ? line.length - 1 : line.length;
    }

    /** {@inheritDoc} */
    @Override
    public ByteBuffer encode(ByteBuffer message) {
        return ByteBuffer.allocate(message.remaining() + 1)
                .put(message.duplicate())
                .put((byte) '\n')
                .flip();
    }
}
