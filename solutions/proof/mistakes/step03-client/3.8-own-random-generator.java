// Mistake: takes the jitter from a random generator of its own.
// Fails with: [the delays after attempt 8, from three generators with the same seed]
package workshop.client;

class Backoff {
    public Duration delayAfter(int failedAttempt) {
        long maximum = maxDelayAfter(failedAttempt).toNanos();
        return Duration.ofNanos((long) (Math.random() * maximum));
    }
}
