// Mistake: stops to double after 20 attempts, before it has reached a long maximum delay.
// Fails with: [the longest delay after attempt 22, in ms, where 209715200 is the maximum]
package workshop.client;

class Backoff {
    public Duration delayAfter(int failedAttempt) {
        long doubled = initialDelay.toMillis() << Math.min(failedAttempt - 1, 20);
        return Duration.ofMillis(random.nextLong(Math.min(doubled, maxDelay.toMillis()) + 1));
    }
}
