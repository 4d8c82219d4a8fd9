// Mistake: a tab separates all fields but the subject.
// Fails with: [operation 7 of 12 in a stream in one piece] expected: "parted for 4, reply to 70,
package workshop.zerocopy;

class ControlLine {
    private static int endOfField(ByteBuffer bytes, int from, int to) {
        int i = from;
        while (i < to && bytes.get(i) != ' ' && bytes.get(i) != '\r' && bytes.get(i) != '\n') {
            i++;
        }
        return i;
    }
}
