// Mistake: makes a string of each number.
// Fails with: [bytes that the parser allocated a message, over the last half of 
package workshop.zerocopy;

class MessageLine {
    int number(int field, int max) throws ProtocolException {
        for (int i = starts[field]; i < ends[field]; i++) {
            if (bytes.get(i) < '0' || bytes.get(i) > '9') {
                throw new ProtocolException(text(field) + " is not a number from 0 to " + max);
            }
        }
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
