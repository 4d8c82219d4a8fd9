// Mistake: the value of a length overflows an int.
// Fails with: [appendDigit(214748364, '8')] expected: 4294967296L but was: -2147483648L
// Fails with: ab] Expecting code to raise a throwable.
package workshop.zerocopy;

class ControlLine {
    static long appendDigit(long number, byte next) {
        int digit = next - '0';
        int value = (int) number * 10 + digit;
        return digit < 0 || digit > 9 || number == NOT_A_NUMBER ? NOT_A_NUMBER : value;
    }
}
