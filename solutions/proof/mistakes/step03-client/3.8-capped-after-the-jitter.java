// Mistake: takes a random part of the uncapped maximum, and caps that: soon nearly all delays are equal.
// Fails with: [the shortest of 100 delays after attempt 13, in ms, where jitter should shorten 10000]
package workshop.client;

class Backoff {
    public Duration delayAfter(int failedAttempt) {
        double delay = initialDelay.toNanos() * Math.pow(2, failedAttempt - 1) * random.nextDouble();
        return Duration.ofNanos(Math.min((long) delay, maxDelay.toNanos()));
    }
}
