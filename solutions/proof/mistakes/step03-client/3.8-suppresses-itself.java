// Mistake: assumes that every failure is a different exception.
// Fails with: [the final error, where each attempt threw the same exception]
package workshop.client;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        List<IOException> earlierFailures = new ArrayList<>();
        for (int attempt = 1; ; attempt++) {
            try {
                return action.call();
            } catch (IOException failure) {
                if (attempt == maxAttempts) {
                    earlierFailures.forEach(failure::addSuppressed);
                    throw failure;
                }
                earlierFailures.add(failure);
            }
            sleeper.sleep(delayAfter(attempt));
        }
    }
}
