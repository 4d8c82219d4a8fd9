// Mistake: a byte of 128 or more, which is negative, is a blank.
// Fails with: java.net.ProtocolException: the subscription id is not a number from 0 to 2147483647: "MSG gr
package workshop.zerocopy;

class ControlLine {
    private static boolean isSeparator(byte next) {
        return next <= ' ';
    }
}
