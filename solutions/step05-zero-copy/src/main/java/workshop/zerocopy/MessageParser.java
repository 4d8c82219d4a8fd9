package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static workshop.zerocopy.ControlLine.INCOMPLETE;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;

/**
 * Parses what a NATS server sends, where it lies. Nothing is copied and nothing is allocated for a message: its parts are
 * positions in the buffer.
 *
 * <pre>
 *   MSG  subject subscription [reply-to] length                    CR LF payload         CR LF
 *   HMSG subject subscription [reply-to] length-of-headers length  CR LF headers payload CR LF   (length: of both)
 *   INFO {…} CR LF     PING CR LF     PONG CR LF     +OK CR LF     -ERR 'reason' CR LF
 * </pre>
 *
 * Operations are expected in upper case, as servers write them.
 *
 * <p>One thread at a time.
 *
 * @see <a href="https://docs.nats.io/reference/reference-protocols/nats-protocol">NATS client protocol</a>
 */
final class MessageParser {

    /**
     * The longest line that is accepted, in bytes, with its CR LF: as long as a payload may be by default. A server limits the
     * lines of its clients ({@code max_control_line}) and not its own: its INFO names all servers of a cluster.
     */
    static final int MAX_LINE_LENGTH = 1 << 20;

    /** Shorter than this is no operation: {@code +OK} and CR LF. */
    private static final int MIN_OPERATION_LENGTH = 5;

    private static final short CR_LF = 0x0D0A;

    // The first four bytes as one number: a single comparison tells operations apart.
    private static final int MSG = opcode("MSG ");
    private static final int HMSG = opcode("HMSG");
    private static final int PING = opcode("PING");
    private static final int PONG = opcode("PONG");
    private static final int INFO = opcode("INFO");
    private static final int OK = opcode("+OK\r");
    private static final int ERR = opcode("-ERR");

    private final int maxMessageLength;
    private final OperationHandler handler;
    private final ControlLine controlLine = new ControlLine();
    private final Message message = new Message();

    /** How many bytes the operation in work must have before it is worth another look. */
    private int requiredBytes = MIN_OPERATION_LENGTH;

    /** How many bytes of the operation in work were searched for the end of its line in vain: never look there again. */
    private int resumeOffset;

    /**
     * A parser for one connection.
     *
     * @param maxMessageLength the most bytes of headers and payload together that are accepted
     * @param handler is called for each operation, in the order of the stream, by {@link #parse}
     */
    MessageParser(int maxMessageLength, OperationHandler handler) {
        if (maxMessageLength < 0 || maxMessageLength > 1 << 30) {
            throw new IllegalArgumentException("a maximum of " + maxMessageLength + " bytes (0 to 2^30 are possible)");
        }
        this.maxMessageLength = maxMessageLength;
        this.handler = handler;
    }

    private static int opcode(String fourLetters) {
        return ByteBuffer.wrap(fourLetters.getBytes(US_ASCII)).getInt();
    }

    /**
     * How many bytes, from the buffer's position on, the operation there has at least; exactly as many as it has, once its
     * line is complete. A buffer that cannot hold them must grow.
     */
    int requiredBytes() {
        return requiredBytes;
    }

    /**
     * Calls back for every operation that is complete, and sets the buffer's position to the first that is not. The next
     * call must begin with the same bytes, in this buffer or another, and have more behind them.
     *
     * @param bytes what was read and not parsed yet, from position to limit, big-endian
     * @throws ProtocolException if that is not what a NATS server sends, as soon as that can be told; the message says what
     *     is wrong
     * @throws IOException if the call back fails
     */
    void parse(ByteBuffer bytes) throws IOException {
        message.wrap(bytes);
        int start = bytes.position();
        while (bytes.limit() - start >= requiredBytes) {
            int next = parseOperation(bytes, start);
            if (next == INCOMPLETE) {
                break;
            }
            start = next;
            requiredBytes = MIN_OPERATION_LENGTH;
            resumeOffset = 0;
        }
        bytes.position(start);
    }

    /** Handles the operation at a position. Returns the position behind it, or {@link ControlLine#INCOMPLETE}. */
    private int parseOperation(ByteBuffer bytes, int start) throws IOException {
        int opcode = bytes.getInt(start);
        if (opcode == MSG) {
            return parseMessage(bytes, start, 1);
        }
        if (opcode == HMSG) {
            return parseMessage(bytes, start, 2);
        }
        if (opcode == PING || opcode == PONG || opcode == INFO || opcode == OK || opcode == ERR) {
            return parseLine(bytes, start, opcode);
        }
        // Not a word about the end of the line: garbage may never send one.
        throw new ProtocolException("not an operation of NATS: " + quoted(bytes, start));
    }

    /** Handles an operation that is only a line. */
    private int parseLine(ByteBuffer bytes, int start, int opcode) throws IOException {
        int end = findEndOfLine(bytes, start);
        if (end == INCOMPLETE) {
            return INCOMPLETE;
        }
        if (opcode == PING) {
            handler.onPing();
        } else if (opcode == INFO) {
            handler.onInfo(Message.text(bytes, start + 4, end).strip());
        } else if (opcode == ERR) {
            handler.onError(
                    Message.printable(Message.text(bytes, start + 4, end).strip()));
        }
        return end;
    }

    /**
     * Finds the end of a line that came in pieces, looking at each byte only once.
     *
     * @return the position behind it, or {@link ControlLine#INCOMPLETE}; then {@link #requiredBytes} asks for more
     * @throws ProtocolException if it is longer than {@link #MAX_LINE_LENGTH}
     */
    private int findEndOfLine(ByteBuffer bytes, int start) throws ProtocolException {
        int end = searchLimit(bytes, start);
        for (int i = start + resumeOffset; i < end; i++) {
            if (bytes.get(i) == '\n') {
                return i + 1;
            }
        }
        if (end - start == MAX_LINE_LENGTH) {
            throw new ProtocolException("a line of more than " + MAX_LINE_LENGTH + " bytes: " + quoted(bytes, start));
        }
        resumeOffset = end - start;
        requiredBytes = resumeOffset + 1;
        return INCOMPLETE;
    }

    private static int searchLimit(ByteBuffer bytes, int start) {
        return Math.min(bytes.limit(), start + MAX_LINE_LENGTH);
    }

    /**
     * Handles a message, if its line and all that it announces are there: fills {@link #message} and calls back.
     *
     * @param start where it begins; its fields begin 4 bytes later
     * @param lengthFields how many lengths its line has: 1 without headers, 2 with
     * @return the position behind it, or {@link ControlLine#INCOMPLETE}; then {@link #requiredBytes} asks for more
     * @throws ProtocolException if it has too few or too many fields, if a length is not a number from 0 to the maximum or
     *     the subscription none from 0 to {@link Integer#MAX_VALUE}, if the headers are longer than the whole, or if no CR LF
     *     follows
     */
    // 5.8
    private int parseMessage(ByteBuffer bytes, int start, int lengthFields) throws IOException {
        if (resumeOffset > 0 && findEndOfLine(bytes, start) == INCOMPLETE) {
            return INCOMPLETE;
        }
        int headersStart = controlLine.split(bytes, start + 4, searchLimit(bytes, start));
        if (headersStart == INCOMPLETE) {
            return findEndOfLine(bytes, start);
        }
        int last = controlLine.fieldCount() - 1;
        int replyFields = controlLine.fieldCount() - 2 - lengthFields;
        if (replyFields < 0 || replyFields > 1) {
            throw new ProtocolException(controlLine.fieldCount() + " fields are no message: " + quoted(bytes, start));
        }
        int length = controlLine.parseNumber(last, maxMessageLength);
        int headersLength = lengthFields == 1 ? 0 : controlLine.parseNumber(last - 1, length);
        int end = headersStart + length;
        // Known before the payload is there: the buffer can grow to the right size at once.
        requiredBytes = end + 2 - start;
        if (bytes.limit() - start < requiredBytes) {
            return INCOMPLETE;
        }
        if (bytes.getShort(end) != CR_LF) {
            throw new ProtocolException("no CR LF behind the " + length + " bytes of " + quoted(bytes, start));
        }
        message.setSubject(controlLine.start(0), controlLine.end(0), controlLine.parseNumber(1, Integer.MAX_VALUE));
        message.setReplyTo(controlLine.start(2), replyFields == 0 ? controlLine.start(2) : controlLine.end(2));
        message.setHeadersAndPayload(headersStart, headersStart + headersLength, end);
        handler.onMessage(message);
        return end + 2;
    }

    /** The beginning of what was received, for an error message. */
    private static String quoted(ByteBuffer bytes, int start) {
        String text = Message.text(bytes, start, Math.min(bytes.limit(), start + 40));
        return '"' + Message.printable(text.lines().findFirst().orElse("")) + '"';
    }
}
