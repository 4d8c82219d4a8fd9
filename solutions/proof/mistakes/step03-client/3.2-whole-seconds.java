// Mistake: rounds the timeout up to whole seconds.
// Seen on: Linux
// Fails with: [the time until connect failed, in ms, with a timeout of 200 ms]
package workshop.client;

class Connector {
    private static int milliseconds(long nanoseconds) {
        return Math.clamp((TimeUnit.NANOSECONDS.toSeconds(nanoseconds) + 1) * 1000, 1, Integer.MAX_VALUE);
    }
}
