// Mistake: doubles first and caps then, and asks chance for a number below what has overflowed.
// Fails with: delay(58) threw java.lang.IllegalArgumentException
package workshop.client;

class Backoff {
    public Duration delay(int attempt) {
        return Duration.ofMillis(random.nextLong(Math.min(cap.toMillis(), first.toMillis() << (attempt - 1))));
    }
}
