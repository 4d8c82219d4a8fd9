// Mistake: makes every pause as short as the first.
// Fails with: [the longest pause after attempt 2, in ms, where 200 is the most]
package workshop.client;

class Backoff {
    public Duration delayAfter(int failedAttempt) {
        return Duration.ofNanos(random.nextLong(initialDelay.toNanos() + 1));
    }
}
