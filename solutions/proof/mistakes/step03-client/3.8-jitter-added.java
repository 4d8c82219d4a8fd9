// Mistake: adds the jitter to the maximum, so that delays are longer than it.
// Fails with: [the longest delay after attempt 1, in ms, where 100 is the maximum]
package workshop.client;

class Backoff {
    public Duration delayAfter(int failedAttempt) {
        long maximum = maxDelayAfter(failedAttempt).toNanos();
        return Duration.ofNanos(maximum + random.nextLong(maximum / 2));
    }
}
