package workshop.zerocopy;

import java.net.ProtocolException;
import java.nio.ByteBuffer;

/**
 * The fields of a message's line, as positions in the buffer that the line lies in. One such object serves line after line,
 * so that none is made for each.
 */
final class ControlLine {

    /** Stands for a position that is not known yet, since bytes are missing. */
    static final int INCOMPLETE = -1;

    /** Subject, subscription, reply subject, length of the headers, length of both. */
    private static final int MAX_FIELDS = 5;

    private final int[] starts = new int[MAX_FIELDS];
    private final int[] ends = new int[MAX_FIELDS];
    private int fieldCount;
    private ByteBuffer bytes;

    /** How many fields the line has. */
    int fieldCount() {
        return fieldCount;
    }

    /** Where a field starts. */
    int start(int field) {
        return starts[field];
    }

    /** Where a field ends: the position behind its last byte. */
    int end(int field) {
        return ends[field];
    }

    /**
     * Finds the fields of a line: one or more blanks or tabs part them, CR LF ends them. Any other byte belongs to a field, as
     * it does to a server: a control character in a subject too, for publishers may send one.
     *
     * @param source the buffer, whose position and limit stay as they are
     * @param from where the first field is looked for
     * @param to where to stop, if the line does not end before that
     * @return the position behind CR LF, or {@link #INCOMPLETE} if there is none before {@code to}
     * @throws ProtocolException if there are more than five fields, a CR without LF, or an LF without CR
     */
    int split(ByteBuffer source, int from, int to) throws ProtocolException {
        throw new UnsupportedOperationException("TODO 5.8: note where each field starts and ends, up to CR LF");
    }

    /**
     * The value of a field of decimal digits.
     *
     * @param field 0 for the first
     * @param max the largest value that is accepted
     * @throws ProtocolException if it is larger, or negative, or no number at all; the message quotes it
     */
    int parseNumber(int field, int max) throws ProtocolException {
        throw new UnsupportedOperationException("TODO 5.8: read the digits, and believe nothing else");
    }

    /** The beginning of a field, for an error message. */
    private String quoted(int field) {
        return Message.printable(Message.text(bytes, starts[field], Math.min(ends[field], starts[field] + 40)));
    }
}
