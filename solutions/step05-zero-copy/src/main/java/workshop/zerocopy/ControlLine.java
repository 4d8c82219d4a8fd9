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
    // 5.8
    int split(ByteBuffer source, int from, int to) throws ProtocolException {
        bytes = source;
        fieldCount = 0;
        int start = from;
        for (int i = from; i < to; i++) {
            byte next = source.get(i);
            if (!isSeparator(next)) {
                continue;
            }
            if (i > start) {
                addField(start, i);
            }
            if (next == '\r') {
                return endOfLine(i, to);
            }
            if (next == '\n') {
                throw new ProtocolException("an LF without CR in the line of a message");
            }
            start = i + 1;
        }
        return INCOMPLETE;
    }

    private static boolean isSeparator(byte next) {
        // The first comparison is enough for nearly all bytes. A byte of 128 or more, as in UTF-8, is negative in Java.
        return next <= ' ' && (next == ' ' || next == '\t' || next == '\r' || next == '\n');
    }

    private void addField(int start, int end) throws ProtocolException {
        if (fieldCount == MAX_FIELDS) {
            throw new ProtocolException("more than " + MAX_FIELDS + " fields in the line of a message");
        }
        starts[fieldCount] = start;
        ends[fieldCount++] = end;
    }

    private int endOfLine(int carriageReturn, int to) throws ProtocolException {
        if (carriageReturn + 1 == to) {
            return INCOMPLETE;
        }
        if (bytes.get(carriageReturn + 1) != '\n') {
            throw new ProtocolException("a CR without LF in the line of a message");
        }
        return carriageReturn + 2;
    }

    /**
     * Parses a field as a number in decimal digits.
     *
     * @param field the index of the field; 0 is the first
     * @param max the largest value that is accepted
     * @throws ProtocolException if the field has another character than a digit, or the value is larger; the error
     *     message quotes the field
     */
    // 5.8
    int parseNumber(int field, int max) throws ProtocolException {
        long number = 0;
        for (int i = starts[field]; i < ends[field]; i++) {
            int digit = bytes.get(i) - '0';
            number = number * 10 + digit;
            // Checked after each digit: twenty digits would overflow a long, and could result in a small number.
            if (digit < 0 || digit > 9 || number > max) {
                throw new ProtocolException(quoted(field) + " is not a number from 0 to " + max);
            }
        }
        return (int) number;
    }

    /** The first bytes of a field, for an error message. */
    private String quoted(int field) {
        return Message.printable(Message.text(bytes, starts[field], Math.min(ends[field], starts[field] + 40)));
    }
}
