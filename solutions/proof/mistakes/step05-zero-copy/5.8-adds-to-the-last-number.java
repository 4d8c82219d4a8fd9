// Mistake: the number of a field begins with that of the field before it.
// Fails with: java.net.ProtocolException: no CR LF after the 15 bytes of "MSG greetings 1 5"
package workshop.zerocopy;

class ControlLine {
    int split(ByteBuffer bytes, int from, int to) throws ProtocolException {
        fieldCount = 0;
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
            }
            if (next == '\r' || next == '\n') {
                return endOfLine(bytes, i, to);
            }
            start = i + 1;
        }
        return INCOMPLETE;
    }
}
