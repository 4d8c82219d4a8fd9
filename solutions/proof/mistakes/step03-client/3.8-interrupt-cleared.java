// Mistake: clears the interrupt of an attempt, and goes on with the retries.
// Fails with: [the error of retry, when its thread was interrupted during the first attempt]
package workshop.client;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        List<IOException> earlierFailures = new ArrayList<>();
        for (int attempt = 1; ; attempt++) {
            try {
                return action.call();
            } catch (IOException failure) {
                Thread.interrupted();
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
