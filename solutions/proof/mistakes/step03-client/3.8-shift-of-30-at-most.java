// Mistake: limits the shift to 30, so that a short first delay never grows to a long maximum.
// Fails with: [the longest delay after attempt 36, in ms, where the first maximum was 1
package workshop.client;

class Backoff {
    private Duration maxDelayAfter(int failedAttempt) {
        Duration delay = initialDelay.multipliedBy(1L << Math.min(failedAttempt - 1, 30));
        return delay.compareTo(maxDelay) < 0 ? delay : maxDelay;
    }
}
