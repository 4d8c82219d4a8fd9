// Mistake: a number is everything that Integer.parseInt accepts.
// Fails with: [bytes that the parser allocated for each message, in the last half of 20000 messages] Expecting actual:
// Fails with: [parsing MSG s 1 +5
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
                addField(start, i, number(Message.text(bytes, start, i)));
                number = 0;
            }
            if (next == '\r' || next == '\n') {
                return endOfLine(bytes, i, to);
            }
            start = i + 1;
        }
        return INCOMPLETE;
    }

    private static long number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return NOT_A_NUMBER;
        }
    }
}
