// Mistake: split moves the position of the buffer, and sets it back only when the line ends.
// Fails with: [the position of the buffer, which split does not change] expected: 0 but was: 9
package workshop.zerocopy;

class ControlLine {
    int split(ByteBuffer bytes, int from, int to) throws ProtocolException {
        fieldCount = 0;
        int oldPosition = bytes.position();
        bytes.position(from);
        int start = from;
        long number = 0;
        while (bytes.position() < to) {
            int i = bytes.position();
            byte next = bytes.get();
            if (!isSeparator(next)) {
                number = appendDigit(number, next);
                continue;
            }
            if (i > start) {
                addField(start, i, number);
                number = 0;
            }
            if (next == '\r' || next == '\n') {
                bytes.position(oldPosition);
                return endOfLine(bytes, i, to);
            }
            start = i + 1;
        }
        return INCOMPLETE;
    }
}
