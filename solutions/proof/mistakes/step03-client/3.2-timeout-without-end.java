// Mistake: converts a timeout that is more than a long can hold.
// Fails with: java.lang.ArithmeticException
package workshop.client;

class Connector {
    private static long nanoseconds(Duration timeout) {
        return Math.max(0, timeout.toNanos());
    }
}
