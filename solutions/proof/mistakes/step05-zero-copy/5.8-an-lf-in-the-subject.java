// Mistake: the search for the end of the subject passes over LF.
// Fails with: [parsing MSG s<LF>s 1 5 hello] Expecting code to raise a throwable.
package workshop.zerocopy;

class ControlLine {
    int split(ByteBuffer bytes, int from, int to) throws ProtocolException {
        fieldCount = 0;
        int i = from;
        while (i < to && bytes.get(i) != ' ' && bytes.get(i) != '\t' && bytes.get(i) != '\r') {
            i++;
        }
        int start = from;
        long number = 0;
        while (i < to) {
            byte next = bytes.get(i);
            if (isSeparator(next)) {
                if (i > start) {
                    addField(start, i, number);
                }
                if (next == '\r' || next == '\n') {
                    return endOfLine(bytes, i, to);
                }
                start = i + 1;
                number = 0;
            } else {
                number = appendDigit(number, next);
            }
            i++;
        }
        return INCOMPLETE;
    }
}
