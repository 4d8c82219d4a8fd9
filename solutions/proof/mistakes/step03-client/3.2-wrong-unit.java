// Mistake: passes the timeout in seconds to a method that takes milliseconds.
// Seen on: Linux
// Fails with: [the time until connect failed, in ms, with a timeout of 200 ms]
package workshop.client;

class Connector {
    private static int milliseconds(long nanoseconds) {
        return Math.clamp(TimeUnit.NANOSECONDS.toSeconds(nanoseconds), 1, Integer.MAX_VALUE);
    }
}
