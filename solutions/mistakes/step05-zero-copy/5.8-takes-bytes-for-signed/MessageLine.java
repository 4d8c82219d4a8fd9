// Mistake: takes bytes for signed.
// Red says: java.net.ProtocolException: a control character (
package workshop.zerocopy;

class MessageLine {
    private int field(int start, int to) throws ProtocolException {
        int end = start;
        // A byte of 128 or more, as in UTF-8, is negative in Java.
        while (end < to && bytes.get(end) > ' ') {
            end++;
        }
        if (end == start) {
            throw new ProtocolException("a control character (" + bytes.get(start) + ") in the line of a message");
        }
        if (fields == MAX_FIELDS) {
            throw new ProtocolException("more than " + MAX_FIELDS + " fields in the line of a message");
        }
        starts[fields] = start;
        ends[fields++] = end;
        return end - 1;
    }
}
