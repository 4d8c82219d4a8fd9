// Mistake: the line is read in the array of the buffer, and a direct buffer has none.
// Fails with: java.lang.UnsupportedOperationException
package workshop.zerocopy;

class ControlLine {
    int split(ByteBuffer bytes, int from, int to) throws ProtocolException {
        byte[] array = bytes.array();
        fieldCount = 0;
        int start = from;
        long number = 0;
        // The subject is the longest field, and no number. So the first loop only looks for its end.
        for (int i = endOfField(bytes, from, to); i < to; i++) {
            byte next = array[i];
            if (!isSeparator(next)) {
                // The number is ready when its field ends. A second loop over its digits would cost more.
                number = appendDigit(number, next);
                continue;
            }
            if (i > start) {
                addField(start, i, number);
                number = 0;
            }
            if (next == '\r' || next == '\n') {
                return endOfLine(bytes, i, to);
            }
            start = i + 1;
        }
        return INCOMPLETE;
    }
}
