// Mistake: doubles for ever.
// Fails with: [the longest pause after attempt 8, in ms, where 10000 is the most]
package workshop.client;

class Backoff {
    public Duration delay(int attempt) {
        return Duration.ofNanos(random.nextLong(first.multipliedBy(1L << (attempt - 1)).toNanos() + 1));
    }
}
