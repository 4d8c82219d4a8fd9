// Mistake: doubles first and caps then, when the long has long overflowed.
// Fails with: [the shortest pause after attempt 58, in ms]
package workshop.client;

class Backoff {
    public Duration delayAfter(int failedAttempt) {
        long longest = Math.min(maxDelay.toMillis(), initialDelay.toMillis() << (failedAttempt - 1));
        return Duration.ofMillis((long) (random.nextDouble() * longest));
    }
}
