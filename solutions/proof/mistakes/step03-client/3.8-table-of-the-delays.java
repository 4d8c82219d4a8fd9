// Mistake: keeps the maximum delays in an array, with one for each attempt that is allowed.
// Fails with: delayAfter(101) threw
package workshop.client;

class Backoff {
    private Duration maxDelayAfter(int failedAttempt) {
        Duration[] table = new Duration[maxAttempts];
        Duration delay = initialDelay;
        for (int i = 0; i < maxAttempts; i++) {
            table[i] = delay;
            delay = delay.compareTo(maxDelay.dividedBy(2)) > 0 ? maxDelay : delay.multipliedBy(2);
        }
        return table[failedAttempt - 1];
    }
}
