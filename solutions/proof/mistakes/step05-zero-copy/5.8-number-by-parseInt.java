// Mistake: takes whatever Integer.parseInt takes.
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
            // Below.
        }
        throw new ProtocolException(quoted(field) + " is not a number from 0 to " + max);
    }
}
