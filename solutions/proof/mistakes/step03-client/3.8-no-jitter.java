// Mistake: adds no jitter.
// Fails with: [the shortest of 100 delays after attempt 1, in ms, where jitter should shorten 100]
package workshop.client;

class Backoff {
    public Duration delayAfter(int failedAttempt) {
        return maxDelayAfter(failedAttempt);
    }
}
