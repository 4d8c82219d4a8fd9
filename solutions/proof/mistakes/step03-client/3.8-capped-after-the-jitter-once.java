// Mistake: stops to double when the maximum is above the cap, picks a part of it, and caps this part.
// Fails with: [how many of 1000 delays after attempt 8 are 10000 ms, which is the cap]
package workshop.client;

class Backoff {
    public Duration delayAfter(int failedAttempt) {
        Duration maximum = initialDelay;
        for (int i = 1; i < failedAttempt && maximum.compareTo(maxDelay) < 0; i++) {
            maximum = maximum.multipliedBy(2);
        }
        Duration delay = Duration.ofMillis(random.nextLong(maximum.toMillis() + 1));
        return delay.compareTo(maxDelay) > 0 ? maxDelay : delay;
    }
}
