// Mistake: returns null after the last failure.
// Fails with: [the final error, where attempts 4 and 5 throw a ClosedByInterruptException and an InterruptedIOException] Expecting actual not to be null
package workshop.client;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        for (int attempt = 1; attempt <= maxAttempts; attempt++) {
            try {
                return action.call();
            } catch (IOException failure) {
                if (attempt < maxAttempts) {
                    sleeper.sleep(delayAfter(attempt));
                }
            }
        }
        return null;
    }
}
