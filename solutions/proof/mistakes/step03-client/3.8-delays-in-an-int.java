// Mistake: counts the milliseconds in an int, which overflows on the way to a long maximum delay.
// Fails with: delayAfter(26) threw java.lang.IllegalArgumentException
package workshop.client;

class Backoff {
    public Duration delayAfter(int failedAttempt) {
        int delay = (int) initialDelay.toMillis();
        for (int i = 1; i < failedAttempt && delay < maxDelay.toMillis(); i++) {
            delay *= 2;
        }
        return Duration.ofMillis(random.nextLong(Math.min(delay, maxDelay.toMillis()) + 1));
    }
}
