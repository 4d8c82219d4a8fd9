// Mistake: casts the milliseconds to an int: 30 days become a negative number, and so one millisecond.
// Seen on: Linux
// Fails with: with a timeout of 30 days, connect gave up within 200 ms
package workshop.client;

class Connector {
    private static int milliseconds(long nanoseconds) {
        return Math.max(1, (int) TimeUnit.NANOSECONDS.toMillis(nanoseconds));
    }
}
