// Mistake: a control character in a subject is a blank.
// Fails with: java.net.ProtocolException: the subscription id is not a number from 0 to 2147483647: "MSG any..byte
package workshop.zerocopy;

class ControlLine {
    private static boolean isSeparator(byte next) {
        return (next & 0xFF) <= ' ';
    }
}
