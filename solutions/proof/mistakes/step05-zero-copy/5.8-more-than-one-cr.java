// Mistake: a flag says that there was a CR, and more of them may follow before the LF.
// Fails with: [parsing MSG s 1 5<CR> hello] Expecting code to raise a throwable.
package workshop.zerocopy;

class ControlLine {
    int split(ByteBuffer bytes, int from, int to) throws ProtocolException {
        fieldCount = 0;
        int fieldStart = -1;
        boolean afterCr = false;
        long number = 0;
        for (int i = from; i < to; i++) {
            byte next = bytes.get(i);
            if (next == '\n') {
                if (!afterCr) {
                    throw new ProtocolException("an LF without CR");
                }
                return i + 1;
            }
            if (next == ' ' || next == '\t' || next == '\r') {
                if (fieldStart >= 0) {
                    addField(fieldStart, i, number);
                    fieldStart = -1;
                }
                if (afterCr && next != '\r') {
                    throw new ProtocolException("a CR without LF");
                }
                afterCr = next == '\r';
                continue;
            }
            if (afterCr) {
                throw new ProtocolException("a CR without LF");
            }
            if (fieldStart < 0) {
                fieldStart = i;
                number = 0;
            }
            number = appendDigit(number, next);
        }
        return INCOMPLETE;
    }
}
