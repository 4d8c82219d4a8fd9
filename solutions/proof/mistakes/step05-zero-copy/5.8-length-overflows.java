// Mistake: the value of a length overflows an int.
// Fails with: ab] Expecting code to raise a throwable.
package workshop.zerocopy;

class ControlLine {
    int parseNumber(int field, int max) throws ProtocolException {
        int number = 0;
        for (int i = starts[field]; i < ends[field]; i++) {
            int digit = bytes.get(i) - '0';
            number = number * 10 + digit;
            // Checked after each digit: twenty digits would overflow a long, and could result in a small number.
            if (digit < 0 || digit > 9) {
                throw new ProtocolException(quoted(field) + " is not a number");
            }
        }
        if (number < 0 || number > max) {
            throw new ProtocolException(quoted(field) + " is not a number from 0 to " + max);
        }
        return (int) number;
    }
}
