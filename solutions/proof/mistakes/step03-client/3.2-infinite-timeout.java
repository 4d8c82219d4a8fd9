// Mistake: converts a timeout that does not fit into a long.
// Fails with: java.lang.ArithmeticException
package workshop.client;

class Connector {
    private static long nanoseconds(Duration timeout) {
        return Math.max(0, timeout.toNanos());
    }
}
