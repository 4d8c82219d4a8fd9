// Mistake: the delay is a number of tenths of the maximum, so there are eleven delays.
// Fails with: [how many of 1000 delays after attempt 8 differ, in ms]
package workshop.client;

class Backoff {
    public Duration delayAfter(int failedAttempt) {
        return maxDelayAfter(failedAttempt).multipliedBy(random.nextInt(11)).dividedBy(10);
    }
}
