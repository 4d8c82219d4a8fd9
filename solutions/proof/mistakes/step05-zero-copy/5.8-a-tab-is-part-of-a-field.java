// Mistake: a tab does not separate fields.
// Fails with: "MSG parted. .4 70 2
package workshop.zerocopy;

class ControlLine {
    private static boolean isSeparator(byte next) {
        // The first comparison is enough for nearly all bytes. A byte of 128 or more, as in UTF-8, is negative in Java.
        return next <= ' ' && (next == ' ' || next == '\r' || next == '\n');
    }
}
