package workshop.zerocopy;

import static workshop.zerocopy.ControlLine.CR_LF;

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
    // 5.10
    void remember(ByteBuffer bytes, int start, int lastField) {
        length = lastField - start;
        if (length > MAX_LENGTH) {
            length = NOTHING;
            return;
        }
        firstWord = bytes.getLong(start);
        lastWord = bytes.getLong(lastField - Long.BYTES);
        for (int i = Long.BYTES; i < length - Long.BYTES; i += Long.BYTES) {
            words[i / Long.BYTES] = bytes.getLong(start + i);
        }
    }

    /**
     * Whether the buffer has the remembered bytes at a position. False if fewer bytes are there before the buffer's
     * limit. No bytes are needed after them.
     */
    // 5.10
    boolean matches(ByteBuffer bytes, int start) {
        // Eight bytes at a time. The last word may overlap with the word before it, so no single bytes are left over.
        if (bytes.limit() - start < length
                || bytes.getLong(start) != firstWord
                || bytes.getLong(start + length - Long.BYTES) != lastWord) {
            return false;
        }
        for (int i = Long.BYTES; i < length - Long.BYTES; i += Long.BYTES) {
            if (bytes.getLong(start + i) != words[i / Long.BYTES]) {
                return false;
            }
        }
        return true;
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
    // 5.10
    int parse(ByteBuffer bytes, int from) throws IOException {
        int start = from;
        // Local variables: a call of the handler might change fields, so the compiler would load them again after each.
        int limit = bytes.limit();
        int length = this.length;
        int maxMessageLength = this.maxMessageLength;
        int headersLength = message.headersLength();
        // A loop in this method, and not a call for each message: the JIT compiler keeps its variables in registers.
        while (matches(bytes, start)) {
            int i = start + length;
            long number = 0;
            while (i < limit && number <= maxMessageLength && bytes.get(i) != '\r') {
                number = ControlLine.appendDigit(number, bytes.get(i++));
            }
            int headersStart = i + 2;
            if (i == start + length
                    || number < headersLength
                    || number > maxMessageLength
                    || limit - headersStart < number + 2) {
                return start;
            }
            int end = headersStart + (int) number;
            if (bytes.getShort(i) != CR_LF || bytes.getShort(end) != CR_LF) {
                return start;
            }
            message.setStart(start);
            message.setHeadersAndPayload(headersStart, headersStart + headersLength, end);
            handler.onMessage(message);
            start = end + 2;
        }
        return start;
    }
}
