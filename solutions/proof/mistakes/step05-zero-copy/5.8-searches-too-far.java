// Mistake: the LF is read also if it comes after the bytes that are searched.
// Fails with: [the end of a line, whose LF comes after the bytes that are searched] expected: -1 but was: 12
package workshop.zerocopy;

class ControlLine {
    private static int endOfLine(ByteBuffer bytes, int end, int to) throws ProtocolException {
        if (bytes.get(end) == '\n') {
            throw new ProtocolException("an LF without CR in the line of a message");
        }
        if (end + 1 == bytes.limit()) {
            return INCOMPLETE;
        }
        if (bytes.get(end + 1) != '\n') {
            throw new ProtocolException("a CR without LF in the line of a message");
        }
        return end + 2;
    }
}
