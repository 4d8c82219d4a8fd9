// Mistake: a byte that is not a digit is not noticed.
// Fails with: [appendDigit(12, '/')] expected: 4294967296L but was: 119L
// Fails with: ] Expecting actual throwable to be an instance of: java.net.ProtocolException but was: java.lang.IndexOutOfBoundsException
package workshop.zerocopy;

class ControlLine {
    static long appendDigit(long number, byte next) {
        return Math.min(NOT_A_NUMBER, number * 10 + next - '0');
    }
}
