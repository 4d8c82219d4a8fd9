// Mistake: a CR without LF is a blank.
// Fails with: [parsing MSG s 1<CR>2 ab] Expecting code to raise a throwable.
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
            if (i > start) {
                addField(start, i, number);
                number = 0;
            }
            if (next == '\n' || next == '\r' && i + 1 < to && bytes.get(i + 1) == '\n') {
                return endOfLine(bytes, i, to);
            }
            start = i + 1;
        }
        return INCOMPLETE;
    }
}
