// Mistake: retries after a bug too, at once, and throws it after the last attempt.
// Fails with: [attempts, where each one throws IllegalStateException]
package workshop.client;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        List<IOException> earlierFailures = new ArrayList<>();
        for (int attempt = 1; ; attempt++) {
            try {
                return action.call();
            } catch (IOException failure) {
                if (attempt == maxAttempts) {
                    earlierFailures.removeIf(earlier -> earlier == failure);
                    earlierFailures.forEach(failure::addSuppressed);
                    throw failure;
                }
                earlierFailures.add(failure);
            } catch (RuntimeException bug) {
                if (attempt == maxAttempts) {
                    throw bug;
                }
                continue;
            }
            sleeper.sleep(delayAfter(attempt));
        }
    }
}
