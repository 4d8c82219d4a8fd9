package workshop.zerocopy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static workshop.zerocopy.MessageLine.INCOMPLETE;

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
    static final int MAX_LINE = 1 << 20;

    /** Shorter than this is no operation: {@code +OK} and CR LF. */
    private static final int SHORTEST = 5;

    private static final short CR_LF = 0x0D0A;

    // The first four bytes as one number: a single comparison tells operations apart.
    private static final int PING = opcode("PING");
    private static final int PONG = opcode("PONG");
    private static final int INFO = opcode("INFO");
    private static final int OK = opcode("+OK\r");
    private static final int ERR = opcode("-ERR");

    private final int maxLength;
    private final ServerOperations operations;
    private final MessageLine line = new MessageLine();
    private final Message message = new Message();

    /** How many bytes the operation in work must have before it is worth another look. */
    private int needed = SHORTEST;

    /** How many bytes of the operation in work were searched for the end of its line in vain: never look there again. */
    private int searched;

    /**
     * A parser for one connection.
     *
     * @param maxLength the most bytes of headers and payload together that are accepted
     * @param operations is called for each operation, in the order of the stream, by {@link #parse}
     */
    MessageParser(int maxLength, ServerOperations operations) {
        if (maxLength < 0 || maxLength > 1 << 30) {
            throw new IllegalArgumentException("a maximum of " + maxLength + " bytes (0 to 2^30 are possible)");
        }
        this.maxLength = maxLength;
        this.operations = operations;
    }

    private static int opcode(String fourLetters) {
        return ByteBuffer.wrap(fourLetters.getBytes(US_ASCII)).getInt();
    }

    /**
     * How many bytes, from the buffer's position on, the operation there has at least; exactly as many as it has, once its
     * line is complete. A buffer that cannot hold them must grow.
     */
    int needed() {
        return needed;
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
        message.in(bytes);
        int at = bytes.position();
        while (bytes.limit() - at >= needed) {
            int next = operation(bytes, at);
            if (next == INCOMPLETE) {
                break;
            }
            at = next;
            needed = SHORTEST;
            searched = 0;
        }
        bytes.position(at);
    }

    /** Handles the operation at a position. Returns the position behind it, or {@link MessageLine#INCOMPLETE}. */
    private int operation(ByteBuffer bytes, int at) throws IOException {
        if (is("MSG ", bytes, at)) {
            return message(bytes, at, 1);
        } else if (is("HMSG", bytes, at)) {
            return message(bytes, at, 2);
        } else if (is("PING", bytes, at) || is("PONG", bytes, at) || is("INFO", bytes, at) || is("+OK\r", bytes, at)
                || is("-ERR", bytes, at)) {
            return line(bytes, at, bytes.getInt(at));
        }
        throw new ProtocolException("unknown operation " + quoted(bytes, at));
    }

    private static boolean is(String name, ByteBuffer bytes, int at) {
        for (int i = 0; i < name.length(); i++) {
            if (bytes.get(at + i) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Handles an operation that is only a line. */
    private int line(ByteBuffer bytes, int at, int opcode) throws IOException {
        int end = endOfLine(bytes, at);
        if (end == INCOMPLETE) {
            return INCOMPLETE;
        }
        if (opcode == PING) {
            operations.ping();
        } else if (opcode == INFO) {
            operations.info(Message.text(bytes, at + 4, end).strip());
        } else if (opcode == ERR) {
            operations.error(Message.printable(Message.text(bytes, at + 4, end).strip()));
        }
        return end;
    }

    /**
     * Finds the end of a line that came in pieces, looking at each byte only once.
     *
     * @return the position behind it, or {@link MessageLine#INCOMPLETE}; then {@link #needed} asks for more
     * @throws ProtocolException if it is longer than {@link #MAX_LINE}
     */
    private int endOfLine(ByteBuffer bytes, int at) throws ProtocolException {
        int end = endOfSearch(bytes, at);
        for (int i = at + searched; i < end; i++) {
            if (bytes.get(i) == '\n') {
                return i + 1;
            }
        }
        if (end - at == MAX_LINE) {
            throw new ProtocolException("a line of more than " + MAX_LINE + " bytes: " + quoted(bytes, at));
        }
        searched = end - at;
        needed = searched + 1;
        return INCOMPLETE;
    }

    private static int endOfSearch(ByteBuffer bytes, int at) {
        return Math.min(bytes.limit(), at + MAX_LINE);
    }

    /**
     * Handles a message, if its line and all that it announces are there: fills {@link #message} and calls back.
     *
     * @param at where it begins; its fields begin 4 bytes later
     * @param lengths how many lengths its line has: 1 without headers, 2 with
     * @return the position behind it, or {@link MessageLine#INCOMPLETE}; then {@link #needed} asks for more
     * @throws ProtocolException if it has too few or too many fields, if a length is not a number from 0 to the maximum, if
     *     the headers are longer than the whole, or if no CR LF follows
     */
    // 5.8
    private int message(ByteBuffer bytes, int at, int lengths) throws IOException {
        int content = endOfLine(bytes, at);
        if (content == INCOMPLETE || line.split(bytes, at + 4, content) == INCOMPLETE) {
            return INCOMPLETE;
        }
        int last = line.fields() - 1;
        int replies = line.fields() - 2 - lengths;
        if (replies < 0 || replies > 1) {
            throw new ProtocolException(line.fields() + " fields are no message: " + quoted(bytes, at));
        }
        int length = line.number(last, maxLength);
        int headers = lengths == 1 ? 0 : line.number(last - 1, length);
        int end = content + length;
        // Known before the payload is there: the buffer can grow to the right size at once.
        needed = end + 2 - at;
        if (bytes.limit() - at < needed) {
            return INCOMPLETE;
        }
        if (bytes.getShort(end) != CR_LF) {
            throw new ProtocolException("no CR LF behind the " + length + " bytes of " + quoted(bytes, at));
        }
        message.subject(line.start(0), line.end(0), line.number(1, Integer.MAX_VALUE));
        message.replyTo(line.start(2), replies == 0 ? line.start(2) : line.end(2));
        message.content(content, content + headers, end);
        operations.message(message);
        return end + 2;
    }

    /** The beginning of what was received, for an error message. */
    private static String quoted(ByteBuffer bytes, int at) {
        String text = Message.text(bytes, at, Math.min(bytes.limit(), at + 40));
        return '"' + Message.printable(text.lines().findFirst().orElse("")) + '"';
    }
}
