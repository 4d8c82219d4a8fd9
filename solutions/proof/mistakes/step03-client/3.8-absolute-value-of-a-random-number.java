// Mistake: makes the random number positive with Math.abs, which does not change the smallest long.
// Fails with: [the delay, where the random generator returns the smallest number first]
package workshop.client;

class Backoff {
    public Duration delayAfter(int failedAttempt) {
        return Duration.ofNanos(Math.abs(random.nextLong()) % (maxDelayAfter(failedAttempt).toNanos() + 1));
    }
}
