package workshop.zerocopy;

import java.net.ProtocolException;
import java.nio.ByteBuffer;

/**
 * The fields of a message's control line (the line before its payload), as positions in the buffer. It is a flyweight:
 * one object serves all lines, so no object is allocated for a line.
 *
 * <p>Not thread-safe.
 */
final class ControlLine {

    /** Returned in place of a position that is not known yet, because bytes are missing. */
    static final int INCOMPLETE = -1;

    /** Subject, subscription id, reply subject, length of the headers, length of headers and payload. */
    private static final int MAX_FIELDS = 5;

    private final int[] starts = new int[MAX_FIELDS];
    private final int[] ends = new int[MAX_FIELDS];
    private int fieldCount;
    private ByteBuffer bytes;

    /** The number of fields in the line. */
    int fieldCount() {
        return fieldCount;
    }

    /** The position of the first byte of a field. */
    int start(int field) {
        return starts[field];
    }

    /** The position after the last byte of a field. */
    int end(int field) {
        return ends[field];
    }

    /**
     * Finds the fields of a line. They are separated by one or more blanks or tabs, and CR LF ends the line. Any other
     * byte is a part of a field, as it is for a server. That includes a control character in a subject, because
     * publishers may send one.
     *
     * @param source the buffer; its position and limit do not change
     * @param from the position where the first field is searched
     * @param to the position where the search ends, if the line does not end before it
     * @return the position after CR LF, or {@link #INCOMPLETE} if there is none before {@code to}
     * @throws ProtocolException if there are more than five fields, a CR without LF, or an LF without CR
     */
    int split(ByteBuffer source, int from, int to) throws ProtocolException {
        throw new UnsupportedOperationException("TODO 5.8: store where each field starts and ends, up to CR LF");
    }

    /**
     * Parses a field as a number in decimal digits.
     *
     * @param field the index of the field; 0 is the first
     * @param max the largest value that is accepted
     * @throws ProtocolException if the field has another character than a digit, or the value is larger; the error
     *     message quotes the field
     */
    int parseNumber(int field, int max) throws ProtocolException {
        throw new UnsupportedOperationException("TODO 5.8: parse the digits, and refuse every other character");
    }

    /** The first bytes of a field, for an error message. */
    private String quoted(int field) {
        return Message.printable(Message.text(bytes, starts[field], Math.min(ends[field], starts[field] + 40)));
    }
}
