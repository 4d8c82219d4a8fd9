// Mistake: the error message does not show the line.
// Fails with: [parsing MSG s 1 -5] Expecting throwable message: "a bad number" to contain: "-5" but did not.
package workshop.zerocopy;

class ControlLine {
    static int checked(String what, long number, int max, ByteBuffer bytes, int start) throws ProtocolException {
        if (number > max) {
            throw new ProtocolException("a bad number");
        }
        return (int) number;
    }
}
