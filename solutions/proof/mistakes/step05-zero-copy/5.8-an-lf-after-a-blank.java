// Mistake: an LF after a blank ends the line, also without CR.
// Fails with: [parsing MSG s 1 5 <LF>hello] Expecting code to raise a throwable.
package workshop.zerocopy;

class ControlLine {
    int split(ByteBuffer bytes, int from, int to) throws ProtocolException {
        fieldCount = 0;
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
            if (next == '\n' && i == start) {
                return i + 1;
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
