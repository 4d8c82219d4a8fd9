// Mistake: waits before each attempt, also before the first one.
// Fails with: [the delays that the sleeper was called with, in ms] Expected size: 2 but was: 3
package workshop.client;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        List<IOException> earlierFailures = new ArrayList<>();
        for (int attempt = 1; ; attempt++) {
            sleeper.sleep(delayAfter(attempt));
            try {
                return action.call();
            } catch (IOException failure) {
                if (attempt == maxAttempts) {
                    earlierFailures.removeIf(earlier -> earlier == failure);
                    earlierFailures.forEach(failure::addSuppressed);
                    throw failure;
                }
                earlierFailures.add(failure);
            }
        }
    }
}
