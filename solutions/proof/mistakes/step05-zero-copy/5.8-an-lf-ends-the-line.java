// Mistake: an LF without CR ends the line too.
// Fails with: [parsing MSG s 1 5<LF>hello] Expecting code to raise a throwable.
package workshop.zerocopy;

class ControlLine {
    private static int endOfLine(ByteBuffer bytes, int end, int to) throws ProtocolException {
        if (bytes.get(end) == '\n') {
            return end + 1;
        }
        if (end + 1 == to) {
            return INCOMPLETE;
        }
        if (bytes.get(end + 1) != '\n') {
            throw new ProtocolException("a CR without LF in the line of a message");
        }
        return end + 2;
    }
}
