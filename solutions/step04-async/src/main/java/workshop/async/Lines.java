package workshop.async;

import java.net.ProtocolException;
import java.nio.ByteBuffer;

/** Lines of text, so that one can talk to the demo with {@code nc}. A message is a line without its end. */
public final class Lines implements Codec {

    private final int maxLength;

    /**
     * Lines up to some size.
     *
     * @param maxLength the longest line, in bytes
     */
    public Lines(int maxLength) {
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
                return ByteBuffer.wrap(line, 0, lengthWithoutCarriageReturn(line));
            }
        }
        if (arrived.remaining() > maxLength) {
            throw new ProtocolException("a line of more than " + maxLength + " bytes");
        }
        return null;
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
