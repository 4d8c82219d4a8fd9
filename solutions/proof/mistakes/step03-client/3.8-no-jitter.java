// Mistake: leaves nothing to chance.
// Fails with: [the shortest of 100 pauses after attempt 1, in ms, where chance may make 100 shorter]
package workshop.client;

class Backoff {
    public Duration delayAfter(int failedAttempt) {
        return maxDelayAfter(failedAttempt);
    }
}
