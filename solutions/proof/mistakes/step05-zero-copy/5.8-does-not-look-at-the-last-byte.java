// Mistake: split stops before the last byte, so that there is always a byte after a CR. An LF at the end is overlooked.
// Fails with: [parsing MSG s 1 5<LF>, and no byte after it] Expecting code to raise a throwable.
package workshop.zerocopy;

class ControlLine {
    int split(ByteBuffer bytes, int from, int to) throws ProtocolException {
        fieldCount = 0;
        int start = from;
        long number = 0;
        for (int i = from; i + 1 < to; i++) {
            byte next = bytes.get(i);
            switch (next) {
                case ' ', '\t' -> {
                    if (i > start) {
                        addField(start, i, number);
                    }
                    start = i + 1;
                    number = 0;
                }
                case '\r' -> {
                    if (bytes.get(i + 1) != '\n') {
                        throw new ProtocolException("a CR without LF");
                    }
                    if (i > start) {
                        addField(start, i, number);
                    }
                    return i + 2;
                }
                case '\n' -> throw new ProtocolException("an LF without CR");
                default -> number = appendDigit(number, next);
            }
        }
        return INCOMPLETE;
    }
}
