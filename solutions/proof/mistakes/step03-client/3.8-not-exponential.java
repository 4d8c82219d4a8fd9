// Mistake: limits every delay to the initial one.
// Fails with: [the longest delay after attempt 2, in ms, where 200 is the maximum]
package workshop.client;

class Backoff {
    public Duration delayAfter(int failedAttempt) {
        return Duration.ofNanos(random.nextLong(initialDelay.toNanos() + 1));
    }
}
