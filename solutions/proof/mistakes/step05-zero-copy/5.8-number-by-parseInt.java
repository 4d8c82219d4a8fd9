// Mistake: takes whatever Integer.parseInt takes.
// Fails with: [what comes of MSG s 1 +5
package workshop.zerocopy;

class MessageLine {
    int number(int field, int max) throws ProtocolException {
        try {
            int number = Integer.parseInt(text(field));
            if (number >= 0 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Below.
        }
        throw new ProtocolException(text(field) + " is not a number from 0 to " + max);
    }
}
