// Mistake: rounds a timeout of less than a millisecond down to 0, which for the socket means no limit.
// Seen on: Linux
// Fails with: within 1 ns, and it did not come
package workshop.client;

class Connector {
    private static int milliseconds(long nanoseconds) {
        return Math.clamp(TimeUnit.NANOSECONDS.toMillis(nanoseconds), 0, Integer.MAX_VALUE);
    }
}
