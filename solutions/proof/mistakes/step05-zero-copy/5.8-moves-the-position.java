// Mistake: split moves the position of the buffer.
// Fails with: [the position of the buffer, which split does not change] expected: 0 but was: 4
package workshop.zerocopy;

class ControlLine {
    int split(ByteBuffer bytes, int from, int to) throws ProtocolException {
        fieldCount = 0;
        bytes.position(from);
        int start = from;
        long number = 0;
        for (int i = endOfField(bytes, from, to); i < to; i++) {
            byte next = bytes.get(i);
            if (!isSeparator(next)) {
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
