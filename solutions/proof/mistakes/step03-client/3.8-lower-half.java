// Mistake: takes a random part of half of the maximum away from this half, so no delay is in the upper half.
// Fails with: [the longest delay after attempt 1, in ms, where 100 is the maximum]
package workshop.client;

class Backoff {
    public Duration delayAfter(int failedAttempt) {
        long half = maxDelayAfter(failedAttempt).toNanos() / 2;
        return Duration.ofNanos(half - random.nextLong(half + 1));
    }
}
