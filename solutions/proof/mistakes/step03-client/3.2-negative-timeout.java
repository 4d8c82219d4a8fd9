// Mistake: passes a negative timeout to the socket, which refuses it with an IllegalArgumentException.
// Seen on: Linux
// Fails with: [the error of connecting with a timeout of -1000 ms]
package workshop.client;

class Connector {
    private static long nanoseconds(Duration timeout) {
        return TimeUnit.NANOSECONDS.convert(timeout);
    }

    private static int milliseconds(long nanoseconds) {
        long milliseconds = TimeUnit.NANOSECONDS.toMillis(nanoseconds);
        return milliseconds == 0 ? 1 : (int) Math.min(milliseconds, Integer.MAX_VALUE);
    }
}
