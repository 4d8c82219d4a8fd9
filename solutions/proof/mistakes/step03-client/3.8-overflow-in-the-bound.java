// Mistake: doubles first and limits then, and calls the random generator with a bound that has overflowed.
// Fails with: delayAfter(58) threw java.lang.IllegalArgumentException
package workshop.client;

class Backoff {
    public Duration delayAfter(int failedAttempt) {
        return Duration.ofMillis(random.nextLong(Math.min(maxDelay.toMillis(), initialDelay.toMillis() << (failedAttempt - 1))));
    }
}
