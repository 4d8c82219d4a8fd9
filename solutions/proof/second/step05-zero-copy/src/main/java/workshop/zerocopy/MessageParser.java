package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static workshop.zerocopy.ControlLine.CR_LF;
import static workshop.zerocopy.ControlLine.INCOMPLETE;
import static workshop.zerocopy.ControlLine.checked;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;

/**
 * Parses in place the operations that a NATS server sends. For a message, it copies nothing and allocates nothing: the
 * parts of the message are positions in the buffer.
 *
 * <pre>
 *   MSG  subject subscription [reply-to] length                    CR LF payload         CR LF
 *   HMSG subject subscription [reply-to] length-of-headers length  CR LF headers payload CR LF   (length of both)
 *   INFO {…} CR LF     PING CR LF     PONG CR LF     +OK CR LF     -ERR 'reason' CR LF
 * </pre>
 *
 * The names of the operations must be in upper case, as servers write them.
 *
 * <p>Not thread-safe.
 *
 * @see <a href="https://docs.nats.io/reference/reference-protocols/nats-protocol">NATS client protocol</a>
 */
final class MessageParser {

    /**
     * The length of the longest line that is accepted, in bytes, with its CR LF. The value is also the default limit of
     * a payload ({@code max_payload}). A server limits the lines of its clients ({@code max_control_line}), but not its
     * own lines: its INFO names all servers of a cluster.
     */
    static final int MAX_LINE_LENGTH = 1 << 20;

    /** The length of the shortest operation in bytes: {@code +OK} and CR LF. */
    private static final int MIN_OPERATION_LENGTH = 5;

    // The first four bytes as one number: one comparison is enough to recognise an operation.
    private static final int PING = opcode("PING");
    private static final int INFO = opcode("INFO");
    private static final int ERR = opcode("-ERR");

    private final int maxMessageLength;
    private final OperationHandler handler;
    private final ControlLine controlLine = new ControlLine();
    private final Message message = new Message();
    private final HeaderPrediction prediction;

    /** The number of bytes that the current operation must have before it can be parsed any further. */
    private int requiredBytes = MIN_OPERATION_LENGTH;

    /**
     * The offset in the current operation where the search for the end of its line resumes. The bytes before it have no
     * LF.
     */
    private int resumeOffset;

    private boolean predicting;
    private long fullParses;

    /**
     * A parser for one connection. It predicts no headers, until {@link #predictHeaders} is called.
     *
     * @param maxMessageLength the maximum length of headers and payload together, in bytes, from 0 to 2^30
     * @param handler is called by {@link #parse} for each operation, in the order of the stream
     */
    MessageParser(int maxMessageLength, OperationHandler handler) {
        if (maxMessageLength < 0 || maxMessageLength > 1 << 30) {
            throw new IllegalArgumentException("a maximum of " + maxMessageLength + " bytes (0 to 2^30 are possible)");
        }
        this.maxMessageLength = maxMessageLength;
        this.handler = handler;
        this.prediction = new HeaderPrediction(message, maxMessageLength, handler);
    }

    /** Switches {@link HeaderPrediction} on. */
    void predictHeaders() {
        predicting = true;
    }

    /** How often the line of a message was parsed from its beginning. A line that arrives in pieces may count twice. */
    long fullParses() {
        return fullParses;
    }

    private static int opcode(String fourLetters) {
        return ByteBuffer.wrap(fourLetters.getBytes(US_ASCII)).getInt();
    }

    /**
     * The minimum length in bytes of the operation at the buffer's position. Once the line of the operation is
     * complete, this is its exact length. A buffer that cannot hold so many bytes must grow.
     */
    int requiredBytes() {
        return requiredBytes;
    }

    /**
     * Calls the handler for every complete operation, and sets the buffer's position to the first incomplete one. The
     * buffer of the next call must begin with the bytes that this call has left, and have more bytes after them. It may
     * be another buffer.
     *
     * @param bytes the bytes that were read and not parsed yet, from position to limit, in network byte order
     * @throws ProtocolException if the bytes are not what a NATS server sends; the error message says what is wrong. An
     *     unknown operation is refused after its first 5 bytes. A wrong line is refused at the latest when it is
     *     complete. The first 4 bytes decide which operation it is: {@code PINGS} is accepted as {@code PING}
     * @throws IOException if the handler fails. After any exception, the parser must not be used again
     */
    void parse(ByteBuffer bytes) throws IOException {
        message.wrap(bytes);
        int start = bytes.position();
        while (bytes.limit() - start >= requiredBytes) {
            // A line that arrives in pieces is not predicted: its bytes would be compared again with each read.
            int next = predicting && resumeOffset == 0 ? prediction.parse(bytes, start) : start;
            if (next == start) {
                next = parseOperation(bytes, start);
            }
            if (next == INCOMPLETE) {
                break;
            }
            start = next;
            requiredBytes = MIN_OPERATION_LENGTH;
            resumeOffset = 0;
        }
        bytes.position(start);
    }

    /** Parses the operation at a position. Returns the position after it, or {@link ControlLine#INCOMPLETE}. */
    private int parseOperation(ByteBuffer bytes, int start) throws IOException {
        if (is("MSG ", bytes, start)) {
            return parseInFull(bytes, start, 1);
        } else if (is("HMSG", bytes, start)) {
            return parseInFull(bytes, start, 2);
        } else if (is("PING", bytes, start) || is("PONG", bytes, start) || is("INFO", bytes, start) || is("+OK\r", bytes, start)
                || is("-ERR", bytes, start)) {
            return parseLine(bytes, start, bytes.getInt(start));
        }
        throw new ProtocolException("unknown operation " + Message.quoted(bytes, start));
    }

    private static boolean is(String name, ByteBuffer bytes, int start) {
        for (int i = 0; i < name.length(); i++) {
            if (bytes.get(start + i) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Parses a message from its beginning, and remembers its line for the next one. */
    private int parseInFull(ByteBuffer bytes, int start, int lengthFields) throws IOException {
        fullParses++;
        message.setStart(start);
        int next = parseMessage(bytes, start, lengthFields);
        if (predicting && next != INCOMPLETE) {
            prediction.remember(bytes, start, controlLine.lastStart());
        }
        return next;
    }

    /** Parses an operation that consists of one line. */
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
     * Finds the end of a line that arrives in several reads. It looks at each byte only once.
     *
     * @return the position after the line, or {@link ControlLine#INCOMPLETE}; then {@link #requiredBytes} is larger
     *     than the number of bytes from {@code start} to the buffer's limit
     * @throws ProtocolException if the line is longer than {@link #MAX_LINE_LENGTH}
     */
    private int findEndOfLine(ByteBuffer bytes, int start) throws ProtocolException {
        int end = searchLimit(bytes, start);
        for (int i = start + resumeOffset; i < end; i++) {
            if (bytes.get(i) == '\n') {
                return i + 1;
            }
        }
        if (end - start == MAX_LINE_LENGTH) {
            throw new ProtocolException("a line of more than " + MAX_LINE_LENGTH + " bytes: " + Message.quoted(bytes, start));
        }
        resumeOffset = end - start;
        requiredBytes = resumeOffset + 1;
        return INCOMPLETE;
    }

    private static int searchLimit(ByteBuffer bytes, int start) {
        return start + Math.min(bytes.limit() - start, MAX_LINE_LENGTH);
    }

    /**
     * Parses a message. If all of it is there, sets the fields of {@link #message} and calls the handler.
     *
     * @param start the position where the message begins; its fields begin 4 bytes later
     * @param lengthFields the number of lengths in its line: 1 without headers, 2 with headers
     * @return the position after the message, or {@link ControlLine#INCOMPLETE}; then {@link #requiredBytes} is larger
     *     than the number of bytes from {@code start} to the buffer's limit
     * @throws ProtocolException if the line has too few or too many fields, if a length is not a number from 0 to the
     *     maximum, if the subscription id is not a number from 0 to {@link Integer#MAX_VALUE}, if the headers are
     *     longer than headers and payload together, or if no CR LF follows the payload
     */
    // 5.8
    private int parseMessage(ByteBuffer bytes, int start, int lengthFields) throws IOException {
        int headersStart = findEndOfLine(bytes, start);
        if (headersStart == INCOMPLETE || controlLine.split(bytes, start + 4, headersStart) == INCOMPLETE) {
            return INCOMPLETE;
        }
        int replyFields = controlLine.fieldCount() - 2 - lengthFields;
        if (replyFields < 0 || replyFields > 1) {
            throw new ProtocolException(
                    controlLine.fieldCount() + " fields do not make a message: " + Message.quoted(bytes, start));
        }
        int id = checked("subscription id", controlLine.subscriptionId(), Integer.MAX_VALUE, bytes, start);
        int length = checked("length", controlLine.last(), maxMessageLength, bytes, start);
        int headersLength =
                lengthFields == 1 ? 0 : checked("length of headers", controlLine.beforeLast(), length, bytes, start);
        int end = headersStart + length;
        // This is known before the payload is there. So the buffer can grow to the right size at once.
        requiredBytes = end + 2 - start;
        if (bytes.limit() - start < requiredBytes) {
            return INCOMPLETE;
        }
        if (bytes.getShort(end) != CR_LF) {
            throw new ProtocolException("no CR LF after the " + length + " bytes of " + Message.quoted(bytes, start));
        }
        message.setSubject(controlLine.subjectStart(), controlLine.subjectEnd(), id);
        message.setReplyTo(
                controlLine.thirdStart(), replyFields == 0 ? controlLine.thirdStart() : controlLine.thirdEnd());
        message.setHeadersAndPayload(headersStart, headersStart + headersLength, end);
        handler.onMessage(message);
        return end + 2;
    }
}
