package workshop.async;

import java.net.ProtocolException;
import java.nio.ByteBuffer;

/** Framing with a delimiter: lines of text, as {@code nc} sends them. A message is a line without its line break. */
public final class Lines implements Codec {

    /**
     * The upper limit of {@code maxLength}, in bytes. A line of this length, with its line break, fits into a buffer of
     * 2^30 bytes.
     */
    private static final int LARGEST_MAXIMUM = (1 << 30) - 4;

    private final int maxLength;

    /**
     * Creates a codec with a limit for the line. Some kilobytes are a good limit: after each read, {@link #decode}
     * searches an incomplete line again from its start.
     *
     * @param maxLength the maximum length of a line, in bytes, without its line break: 0 to 2^30 − 4
     * @throws IllegalArgumentException if the maximum is out of this range
     */
    public Lines(int maxLength) {
        if (maxLength < 0 || maxLength > LARGEST_MAXIMUM) {
            throw new IllegalArgumentException(
                    "a maximum of " + maxLength + " bytes (0 to " + LARGEST_MAXIMUM + " are possible)");
        }
        this.maxLength = maxLength;
    }

    /** {@inheritDoc} */
    @Override
    public ByteBuffer decode(ByteBuffer input) throws ProtocolException {
        int start = input.position();
        for (int end = start; end < input.limit(); end++) {
            if (input.get(end) == '\n') {
                byte[] line = new byte[end - start];
                input.get(line).get();
                return ByteBuffer.wrap(line, 0, checkLength(lengthWithoutCarriageReturn(line)));
            }
        }
        // One byte more is allowed: it may be the carriage return of a line break whose line feed has not arrived yet.
        checkLength(input.remaining() - 1);
        return null;
    }

    private int checkLength(int length) throws ProtocolException {
        if (length > maxLength) {
            throw new ProtocolException("a line of more than " + maxLength + " bytes");
        }
        return length;
    }

    /** Windows, and telnet on every system, end a line with {@code \r\n}. */
    private static int lengthWithoutCarriageReturn(byte[] line) {
        boolean endsWithCr = line.length > 0 && line[line.length - 1] == '\r';
        return endsWithCr ? line.length - 1 : line.length;
    }

    /** {@inheritDoc} Checks nothing: the message must contain no line feed, and may be too long for the receiver. */
    @Override
    public ByteBuffer encode(ByteBuffer message) {
        return ByteBuffer.allocate(message.remaining() + 1)
                .put(message.duplicate())
                .put((byte) '\n')
                .flip();
    }
}
