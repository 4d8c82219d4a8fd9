// Mistake: the byte after the CR of a line is not checked.
// Fails with: [parsing MSG s 1 5<CR>.hello] Expecting code to raise a throwable.
package workshop.zerocopy;

class ControlLine {
    private static int endOfLine(ByteBuffer bytes, int end, int to) throws ProtocolException {
        if (bytes.get(end) == '\n') {
            throw new ProtocolException("an LF without CR in the line of a message");
        }
        if (end + 1 == to) {
            return INCOMPLETE;
        }
        return end + 2;
    }
}
