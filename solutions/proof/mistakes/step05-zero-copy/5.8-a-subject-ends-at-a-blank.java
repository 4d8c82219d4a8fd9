// Mistake: the search for the end of the subject does not stop at CR or LF.
// Fails with: [parsing MSG s<CR>s 1 5 hello] Expecting code to raise a throwable.
package workshop.zerocopy;

class ControlLine {
    private static int endOfField(ByteBuffer bytes, int from, int to) {
        int i = from;
        while (i < to && bytes.get(i) != ' ' && bytes.get(i) != '\t') {
            i++;
        }
        return i;
    }
}
