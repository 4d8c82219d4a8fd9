// Mistake: a field of more than ten bytes is no number, though it may begin with zeros.
// Fails with: ProtocolException: the length is not a number from 0 to 1000: "HMSG s 0 0 00000000000000000005"
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
                addField(start, i, i - start > 10 ? NOT_A_NUMBER : number);
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
