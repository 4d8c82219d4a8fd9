// Mistake: each attempt gets a quarter of a second at least, even if no time is left.
// Seen on: Linux
// Fails with: [the shortest time of 10 attempts to connect, in ms, with a timeout of 1 ns each]
package workshop.client;

class Connector {
    private static int milliseconds(long nanoseconds) {
        return Math.clamp(TimeUnit.NANOSECONDS.toMillis(nanoseconds), 250, Integer.MAX_VALUE);
    }
}
