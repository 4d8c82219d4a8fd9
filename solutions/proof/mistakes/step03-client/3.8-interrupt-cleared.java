// Mistake: clears the interrupt of an attempt, and goes on with the retries.
// Fails with: [the error of retry, when its thread was interrupted during the first attempt]
package workshop.client;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        Set<IOException> earlierFailures = new LinkedHashSet<>();
        for (int attempt = 1; ; attempt++) {
            try {
                return action.call();
            } catch (IOException failure) {
                Thread.interrupted();
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
