// Mistake: doubles first and limits then, when the long has already overflowed.
// Fails with: [the shortest delay after attempt 58, in ms]
package workshop.client;

class Backoff {
    public Duration delayAfter(int failedAttempt) {
        long longest = Math.min(maxDelay.toMillis(), initialDelay.toMillis() << (failedAttempt - 1));
        return Duration.ofMillis((long) (random.nextDouble() * longest));
    }
}
