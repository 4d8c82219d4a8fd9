// Mistake: doubles only while the result is below the maximum delay, so the delay never reaches it.
// Fails with: [the longest delay after attempt 8, in ms, where 10000 is the maximum]
package workshop.client;

class Backoff {
    private Duration maxDelayAfter(int failedAttempt) {
        Duration delay = initialDelay;
        for (int i = 1; i < failedAttempt; i++) {
            Duration twice = delay.multipliedBy(2);
            if (twice.compareTo(maxDelay) > 0) {
                return delay;
            }
            delay = twice;
        }
        return delay;
    }
}
