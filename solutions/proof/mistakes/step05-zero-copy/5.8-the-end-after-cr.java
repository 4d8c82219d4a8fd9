// Mistake: the byte after CR is read, also if it has not come yet.
// Fails with: IndexOutOfBoundsException, thrown at endOfLine (ControlLine.java:
package workshop.zerocopy;

class ControlLine {
    private static int endOfLine(ByteBuffer bytes, int end, int to) throws ProtocolException {
        if (bytes.get(end) == '\n') {
            throw new ProtocolException("an LF without CR in the line of a message");
        }
        if (bytes.get(end + 1) != '\n') {
            throw new ProtocolException("a CR without LF in the line of a message");
        }
        return end + 2;
    }
}
