// Mistake: a byte of 128 or more, which is negative, is a blank.
// Fails with: java.net.ProtocolException: e is not a number from 0 to 2147483647
package workshop.zerocopy;

class ControlLine {
    int split(ByteBuffer source, int from, int to) throws ProtocolException {
        bytes = source;
        fieldCount = 0;
        int start = from;
        for (int i = from; i < to; i++) {
            byte next = source.get(i);
            if (next > ' ') {
                continue;
            }
            if (i > start) {
                addField(start, i);
            }
            if (next == '\r') {
                return endOfLine(i, to);
            }
            start = i + 1;
        }
        return INCOMPLETE;
    }
}
