// Mistake: takes each timeout that does not fit into a long for infinite, also a negative one.
// Seen on: Linux
// Fails with: and it did not come
package workshop.client;

class Connector {
    private static long nanoseconds(Duration timeout) {
        try {
            return Math.max(0, timeout.toNanos());
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }
}
