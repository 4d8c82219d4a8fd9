// Mistake: doubles first and caps then, and asks chance for a number below what has overflowed.
// Fails with: delayAfter(58) threw java.lang.IllegalArgumentException
package workshop.client;

class Backoff {
    public Duration delayAfter(int failedAttempt) {
        return Duration.ofMillis(random.nextLong(Math.min(maxDelay.toMillis(), initialDelay.toMillis() << (failedAttempt - 1))));
    }
}
