// Mistake: makes every pause as short as the first.
// Fails with: [the longest pause after attempt 2, in ms, where 200 is the most]
package workshop.client;

class Backoff {
    public Duration delay(int attempt) {
        return Duration.ofNanos(random.nextLong(first.toNanos() + 1));
    }
}
