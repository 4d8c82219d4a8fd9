// Mistake: halves the maximum in whole milliseconds, so that half of one millisecond is 0.
// Fails with: delayAfter(1) threw java.lang.IllegalArgumentException
package workshop.client;

class Backoff {
    public Duration delayAfter(int failedAttempt) {
        long half = maxDelayAfter(failedAttempt).toMillis() / 2;
        return Duration.ofMillis(half + random.nextLong(half));
    }
}
