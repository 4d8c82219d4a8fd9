// Mistake: makes an InterruptedException of a ClosedByInterruptException.
// Fails with: [the final error, where attempts 4 and 5 throw
package workshop.client;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        List<IOException> earlierFailures = new ArrayList<>();
        for (int attempt = 1; ; attempt++) {
            try {
                return action.call();
            } catch (java.nio.channels.ClosedByInterruptException e) {
                throw new InterruptedException("interrupted during attempt " + attempt);
            } catch (IOException failure) {
                if (attempt == maxAttempts) {
                    earlierFailures.removeIf(earlier -> earlier == failure);
                    earlierFailures.forEach(failure::addSuppressed);
                    throw failure;
                }
                earlierFailures.add(failure);
            }
            sleeper.sleep(delayAfter(attempt));
        }
    }
}
