package workshop.zerocopy;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Parses messages whose lines begin with the same bytes as the line of the last message. Such lines are usual: many
 * messages of a consumer have the same subject, and only their lengths differ. The same bytes were checked in an
 * earlier line. So only the last field of such a line, the length, is parsed, and no check of a field is lost.
 *
 * <p>Not thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1323#section-4.2.4">RFC 1323, section 4.2.4: Van Jacobson's header
 *     prediction in TCP</a>
 */
final class HeaderPrediction {

    /** The maximum number of bytes that are remembered. A line with a longer beginning is not predicted. */
    static final int MAX_LENGTH = 256;

    /**
     * The value of {@link #length} if nothing is predicted: no buffer has so many bytes. A position plus this
     * value overflows. So compare the value with the number of bytes from the position to the limit.
     */
    private static final int NOTHING = Integer.MAX_VALUE;

    private final Message message;
    private final int maxMessageLength;
    private final OperationHandler handler;

    // What is remembered is a copy, since the next read overwrites the buffer. The words are eight bytes each. The
    // first word and the last one are in variables of their own: a line that differs nearly always differs in one of
    // these two.
    private final long[] words = new long[MAX_LENGTH / Long.BYTES];
    private long firstWord;
    private long lastWord;
    private int length = NOTHING;

    /**
     * A prediction for one connection. It predicts nothing, until {@link #remember} is called.
     *
     * @param message the parser's message. When a prediction is right, the subject, the reply subject, the subscription
     *     id and the length of the headers are those of the last message: they are still set
     * @param maxMessageLength the maximum length of headers and payload together, in bytes
     * @param handler is called for each message
     */
    HeaderPrediction(Message message, int maxMessageLength, OperationHandler handler) {
        this.message = message;
        this.maxMessageLength = maxMessageLength;
        this.handler = handler;
    }

    /**
     * Remembers how a line begins: all bytes of it before its last field. These are 8 bytes at least, such as
     * {@code MSG s 1} and a blank. If they are more than {@link #MAX_LENGTH}, nothing is predicted from now on.
     *
     * @param start the position where the line begins
     * @param lastField the position where its last field begins
     */
    void remember(ByteBuffer bytes, int start, int lastField) {
        throw new UnsupportedOperationException("TODO 5.10: copy the bytes before the last field");
    }

    /**
     * Whether the buffer has the remembered bytes at a position. False if fewer bytes are there before the buffer's
     * limit. No bytes are needed after them.
     */
    boolean matches(ByteBuffer bytes, int start) {
        throw new UnsupportedOperationException("TODO 5.10: compare the bytes with those that are remembered");
    }

    /**
     * Passes messages to the handler, one after another, while they are complete and as predicted:
     *
     * <ul>
     *   <li>The line begins with the bytes that are remembered. At least one digit and CR LF follow.
     *   <li>The digits are the length of headers and payload together. It is not larger than the maximum, and not
     *       smaller than the length of the headers in the last message.
     *   <li>CR LF follows the payload.
     * </ul>
     *
     * Any other message, valid or not, is left to the parser. The length of the line is not checked, because the buffer
     * already holds the line. Zeros at the start of the length may make it longer than
     * {@link MessageParser#MAX_LINE_LENGTH}.
     *
     * @param from the position where a message begins
     * @return the position after the last message that the handler got, or {@code from} if it got none
     * @throws IOException if the handler fails
     */
    int parse(ByteBuffer bytes, int from) throws IOException {
        throw new UnsupportedOperationException("TODO 5.10: parse the length, and pass on the messages that match");
    }
}
