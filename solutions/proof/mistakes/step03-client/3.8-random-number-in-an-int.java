// Mistake: the random number is an int of milliseconds, so no delay is longer than 24 days.
// Fails with: [the longest delay after attempt 26, in ms, where 3355443200 is the maximum]
package workshop.client;

class Backoff {
    public Duration delayAfter(int failedAttempt) {
        long maximum = maxDelayAfter(failedAttempt).toMillis();
        return Duration.ofMillis(random.nextInt((int) Math.min(maximum + 1, Integer.MAX_VALUE)));
    }
}
