// Mistake: the delay is between 60 % and all of the maximum.
// Fails with: [the shortest of 1000 delays after attempt 8, in ms, where 10000 is the maximum]
package workshop.client;

class Backoff {
    public Duration delayAfter(int failedAttempt) {
        return Duration.ofNanos(
                (long) (maxDelayAfter(failedAttempt).toNanos() * (0.6 + 0.4 * random.nextDouble())));
    }
}
