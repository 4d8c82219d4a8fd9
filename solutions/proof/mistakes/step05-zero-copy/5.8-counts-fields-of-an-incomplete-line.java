// Mistake: fieldCount is set to 0 when a line is complete, and not when a search begins.
// Fails with: [operation 1 of 12 in a stream that was cut after 14 bytes] expected:
package workshop.zerocopy;

class ControlLine {
    int split(ByteBuffer bytes, int from, int to) throws ProtocolException {
        if (complete) {
            fieldCount = 0;
            complete = false;
        }
        int start = from;
        long number = 0;
        // The subject is the longest field, and no number. So the first loop only looks for its end.
        for (int i = endOfField(bytes, from, to); i < to; i++) {
            byte next = bytes.get(i);
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
                int end = endOfLine(bytes, i, to);
                complete = end != INCOMPLETE;
                return end;
            }
            start = i + 1;
        }
        return INCOMPLETE;
    }

    private boolean complete = true;
}
