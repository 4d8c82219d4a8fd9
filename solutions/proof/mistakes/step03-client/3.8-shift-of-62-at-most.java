// Mistake: doubles up to 62 times before it applies the cap: with a long first delay this fits into no Duration.
// Fails with: delayAfter(40) threw java.lang.ArithmeticException
package workshop.client;

class Backoff {
    private Duration maxDelayAfter(int failedAttempt) {
        Duration delay = initialDelay.multipliedBy(1L << Math.min(failedAttempt - 1, 62));
        return delay.compareTo(maxDelay) < 0 ? delay : maxDelay;
    }
}
