// Mistake: doubles the delay already for the first attempt.
// Fails with: [the longest delay after attempt 1, in ms, where 100 is the maximum]
package workshop.client;

class Backoff {
    private Duration maxDelayAfter(int failedAttempt) {
        Duration half = maxDelay.dividedBy(2);
        Duration delay = initialDelay;
        for (int i = 0; i < failedAttempt; i++) {
            if (delay.compareTo(half) > 0) {
                return maxDelay;
            }
            delay = delay.multipliedBy(2);
        }
        return delay;
    }
}
