// Mistake: the number so far is cast to an int, and so NOT_A_NUMBER becomes 0.
// Fails with: [appendDigit(4294967296, '0')] expected: 4294967296L but was: 0L
package workshop.zerocopy;

class ControlLine {
    static long appendDigit(long number, byte next) {
        if (next < '0' || next > '9') {
            return NOT_A_NUMBER;
        }
        try {
            return Math.addExact(Math.multiplyExact((int) number, 10), next - '0');
        } catch (ArithmeticException e) {
            return NOT_A_NUMBER;
        }
    }
}
