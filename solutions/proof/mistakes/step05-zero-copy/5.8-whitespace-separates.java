// Mistake: every white space is a separator.
// Fails with: java.net.ProtocolException: the subscription id is not a number from 0 to 2147483647: "MSG any..byte. 7 1"
package workshop.zerocopy;

class ControlLine {
    private static boolean isSeparator(byte next) {
        return Character.isWhitespace(next);
    }
}
