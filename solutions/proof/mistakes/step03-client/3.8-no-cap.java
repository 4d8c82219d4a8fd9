// Mistake: doubles the delay without a limit.
// Fails with: [the longest delay after attempt 8, in ms, where 10000 is the maximum]
package workshop.client;

class Backoff {
    public Duration delayAfter(int failedAttempt) {
        return Duration.ofNanos(random.nextLong(initialDelay.multipliedBy(1L << (failedAttempt - 1)).toNanos() + 1));
    }
}
