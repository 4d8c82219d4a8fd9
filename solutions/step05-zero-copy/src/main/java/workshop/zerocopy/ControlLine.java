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
        // First what tells nearly all bytes apart. One of 128 or more, as in UTF-8, is negative in Java.
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
     * The value of a field of decimal digits.
     *
     * @param field 0 for the first
     * @param max the largest value that is accepted
     * @throws ProtocolException if it is larger, or negative, or no number at all; the message quotes it
     */
    // 5.8
    int parseNumber(int field, int max) throws ProtocolException {
        long number = 0;
        for (int i = starts[field]; i < ends[field]; i++) {
            int digit = bytes.get(i) - '0';
            number = number * 10 + digit;
            // Checked with each digit: twenty of them would overflow a long and could come out as a small number again.
            if (digit < 0 || digit > 9 || number > max) {
                throw new ProtocolException(quoted(field) + " is not a number from 0 to " + max);
            }
        }
        return (int) number;
    }

    /** The beginning of a field, for an error message. */
    private String quoted(int field) {
        return Message.printable(Message.text(bytes, starts[field], Math.min(ends[field], starts[field] + 40)));
    }
}
