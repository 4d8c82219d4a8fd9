// Mistake: the delay after an attempt is computed from the one before, by a call of the method itself.
// Fails with: delayAfter(200000) threw java.lang.StackOverflowError
package workshop.client;

class Backoff {
    private Duration maxDelayAfter(int failedAttempt) {
        if (failedAttempt == 1) {
            return initialDelay;
        }
        Duration doubled = maxDelayAfter(failedAttempt - 1).multipliedBy(2);
        return doubled.compareTo(maxDelay) < 0 ? doubled : maxDelay;
    }
}
