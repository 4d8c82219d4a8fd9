package workshop.zerocopy;

import java.net.ProtocolException;
import java.nio.ByteBuffer;

/**
 * The fields of a message's control line (the line before its payload). It is a flyweight: one object serves all lines,
 * so no object is allocated for a line.
 *
 * <pre>
 *   subject subscription [reply-to] [length-of-headers] length CR LF
 * </pre>
 *
 * <p>Not thread-safe.
 */
final class ControlLine {

    /** Returned in place of a position that is not known yet, because bytes are missing. */
    static final int INCOMPLETE = -1;

    /** The two bytes that end a line and a payload, as one number. */
    static final short CR_LF = 0x0D0A;

    /** Stands for a field that is not a number, or is larger than an int. It is larger than the maximum of any field. */
    static final long NOT_A_NUMBER = 1L << 32;

    private int fieldCount;
    private int subjectStart;
    private int subjectEnd;
    private long subscriptionId;
    private int thirdStart;
    private int thirdEnd;
    private int lastStart;
    private long last;
    private long beforeLast;

    /** The number of fields in the line. */
    int fieldCount() {
        return fieldCount;
    }

    /** The position of the first byte of the subject. */
    int subjectStart() {
        return subjectStart;
    }

    /** The position after the last byte of the subject. */
    int subjectEnd() {
        return subjectEnd;
    }

    /** The second field as a number, or {@link #NOT_A_NUMBER}. */
    long subscriptionId() {
        return subscriptionId;
    }

    /** The position of the first byte of the third field, which may be a reply subject. */
    int thirdStart() {
        return thirdStart;
    }

    /** The position after the last byte of the third field. */
    int thirdEnd() {
        return thirdEnd;
    }

    /** The position of the first byte of the last field. */
    int lastStart() {
        return lastStart;
    }

    /** The last field as a number, or {@link #NOT_A_NUMBER}. */
    long last() {
        return last;
    }

    /** The field before the last one as a number, or {@link #NOT_A_NUMBER}. */
    long beforeLast() {
        return beforeLast;
    }

    /**
     * Finds the fields of a line. They are separated by one or more blanks or tabs, and CR LF ends the line. Any other
     * byte is a part of a field, as it is for a server. That includes a control character in a subject, because
     * publishers may send one.
     *
     * @param bytes the buffer; its position and limit do not change
     * @param from the position where the first field is searched
     * @param to the position where the search ends, if the line does not end before it
     * @return the position after CR LF, or {@link #INCOMPLETE} if there is none before {@code to}
     * @throws ProtocolException if there is a CR without LF, or an LF without CR
     */
    // 5.8
    int split(ByteBuffer bytes, int from, int to) throws ProtocolException {
        fieldCount = 0;
        int start = -1;
        long number = 0;
        for (int i = from; i < to; i++) {
            byte b = bytes.get(i);
            switch (b) {
                case ' ', '\t', '\r', '\n' -> {
                    if (start >= 0) {
                        addField(start, i, number);
                    }
                    start = -1;
                    number = 0;
                    if (b == '\n') {
                        if (bytes.get(i - 1) != '\r') {
                            throw new ProtocolException("LF without CR");
                        }
                        return i + 1;
                    }
                    if (b == '\r' && i + 1 < to && bytes.get(i + 1) != '\n') {
                        throw new ProtocolException("CR without LF");
                    }
                }
                default -> {
                    if (start < 0) {
                        start = i;
                    }
                    number = appendDigit(number, b);
                }
            }
        }
        return INCOMPLETE;
    }

    /**
     * Adds a field of the line.
     *
     * @param start the position of its first byte
     * @param end the position after its last byte
     * @param number its value, or {@link #NOT_A_NUMBER}
     */
    private void addField(int start, int end, long number) {
        fieldCount++;
        if (fieldCount == 1) {
            subjectStart = start;
            subjectEnd = end;
        } else if (fieldCount == 2) {
            subscriptionId = number;
        } else if (fieldCount == 3) {
            thirdStart = start;
            thirdEnd = end;
        }
        lastStart = start;
        beforeLast = last;
        last = number;
    }

    /**
     * Appends a decimal digit to a number.
     *
     * @param number the value of the digits before it, or {@link #NOT_A_NUMBER}
     * @param next the next byte of the field
     * @return the new value; {@link #NOT_A_NUMBER} if the byte is not a digit, if the value is larger than
     *     {@link Integer#MAX_VALUE}, or if {@code number} was {@code NOT_A_NUMBER}
     */
    // 5.8
    static long appendDigit(long number, byte next) {
        if (!Character.isDigit(next) || number > (Integer.MAX_VALUE - (next - '0')) / 10) {
            return NOT_A_NUMBER;
        }
        return 10 * number + Character.digit(next, 10);
    }

    /** Returns a number of the line at {@code start}, or throws if it is larger than its maximum. */
    static int checked(String what, long number, int max, ByteBuffer bytes, int start) throws ProtocolException {
        if (number > max) {
            throw new ProtocolException(
                    "the " + what + " is not a number from 0 to " + max + ": " + Message.quoted(bytes, start));
        }
        return (int) number;
    }
}
