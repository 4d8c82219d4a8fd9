// Mistake: the fields of earlier lines are counted too.
// Fails with: fields do not make a message: "MSG empty 2147483647 0"
package workshop.zerocopy;

class ControlLine {
    int split(ByteBuffer bytes, int from, int to) throws ProtocolException {
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
