// Mistake: only the digits are checked, and not the value after each of them.
// Fails with: [appendDigit(214748364, '8')] expected: 4294967296L but was: 2147483648L
package workshop.zerocopy;

class ControlLine {
    static long appendDigit(long number, byte next) {
        int digit = next - '0';
        long value = number * 10 + digit;
        return digit < 0 || digit > 9 ? NOT_A_NUMBER : value;
    }
}
