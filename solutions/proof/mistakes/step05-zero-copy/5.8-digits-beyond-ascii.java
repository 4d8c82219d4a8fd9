// Mistake: a byte that is a digit in Latin-1, such as that of a superscript 2, is taken for a digit.
// Fails with: [appendDigit(12, '²')] expected: 4294967296L but was: 122L
package workshop.zerocopy;

class ControlLine {
    static long appendDigit(long number, byte next) {
        int digit = Character.getNumericValue(next & 0xFF);
        long value = number * 10 + digit;
        return digit < 0 || digit > 9 || value > Integer.MAX_VALUE ? NOT_A_NUMBER : value;
    }
}
