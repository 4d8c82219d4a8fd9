// Mistake: a number is everything that Integer.parseInt accepts.
// Fails with: [parsing MSG s 1 +5
package workshop.zerocopy;

class ControlLine {
    int parseNumber(int field, int max) throws ProtocolException {
        try {
            int number = Integer.parseInt(quoted(field));
            if (number >= 0 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The exception below says more.
        }
        throw new ProtocolException(quoted(field) + " is not a number from 0 to " + max);
    }
}
