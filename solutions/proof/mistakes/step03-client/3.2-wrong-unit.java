// Mistake: takes seconds for milliseconds.
// Seen on: Linux
// Fails with: [how long it waited in ms, where it may wait for 200 ms]
package workshop.client;

class Connector {
    private static int milliseconds(long nanoseconds) {
        return Math.clamp(TimeUnit.NANOSECONDS.toSeconds(nanoseconds), 1, Integer.MAX_VALUE);
    }
}
