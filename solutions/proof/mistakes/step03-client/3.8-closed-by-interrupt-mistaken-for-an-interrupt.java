// Mistake: makes an InterruptedException of a ClosedByInterruptException.
// Fails with: [the final error, where attempts 4 and 5 throw
package workshop.client;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        Set<IOException> earlierFailures = new LinkedHashSet<>();
        for (int attempt = 1; ; attempt++) {
            try {
                return action.call();
            } catch (java.nio.channels.ClosedByInterruptException e) {
                throw new InterruptedException("interrupted during attempt " + attempt);
            } catch (IOException failure) {
                if (attempt == maxAttempts) {
                    earlierFailures.remove(failure);
                    earlierFailures.forEach(failure::addSuppressed);
                    throw failure;
                }
                earlierFailures.add(failure);
            }
            sleeper.sleep(delayAfter(attempt));
        }
    }
}
