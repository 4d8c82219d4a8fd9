// Mistake: the length is not checked.
// Fails with: ] Expecting actual throwable to be an instance of: java.net.ProtocolException but was: java.lang.IndexOutOfBoundsException
package workshop.zerocopy;

class ControlLine {
    int parseNumber(int field, int max) throws ProtocolException {
        long number = 0;
        for (int i = starts[field]; i < ends[field]; i++) {
            int digit = bytes.get(i) - '0';
            number = number * 10 + digit;
            // Checked after each digit: twenty digits would overflow a long, and could result in a small number.
            if (max < 0) {
                throw new ProtocolException(quoted(field));
            }
        }
        return (int) number;
    }
}
