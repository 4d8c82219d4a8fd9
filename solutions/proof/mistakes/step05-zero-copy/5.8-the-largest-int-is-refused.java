// Mistake: the largest int is taken for too large.
// Fails with: the subscription id is not a number from 0 to 2147483647: "MSG empty 2147483647 0"
package workshop.zerocopy;

class ControlLine {
    static long appendDigit(long number, byte next) {
        int digit = next - '0';
        long value = number * 10 + digit;
        // Checked at each digit: twenty digits would overflow a long, and could result in a small number.
        return digit < 0 || digit > 9 || value >= Integer.MAX_VALUE ? NOT_A_NUMBER : value;
    }
}
