// Mistake: refuses the number of an attempt that is above the maximum of this backoff.
// Fails with: delayAfter(101) threw java.lang.IllegalArgumentException
package workshop.client;

class Backoff {
    public Duration delayAfter(int failedAttempt) {
        if (failedAttempt < 1 || failedAttempt > maxAttempts) {
            throw new IllegalArgumentException("no attempt of this backoff: " + failedAttempt);
        }
        return Duration.ofNanos(random.nextLong(maxDelayAfter(failedAttempt).toNanos() + 1));
    }
}
