// Mistake: each number becomes a string first.
// Fails with: [bytes that the parser allocated for each message, in the last half of 
package workshop.zerocopy;

class ControlLine {
    int parseNumber(int field, int max) throws ProtocolException {
        for (int i = starts[field]; i < ends[field]; i++) {
            if (bytes.get(i) < '0' || bytes.get(i) > '9') {
                throw new ProtocolException(quoted(field) + " is not a number from 0 to " + max);
            }
        }
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
