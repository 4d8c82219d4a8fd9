// Mistake: calls Thread.sleep and not the sleeper.
// Fails with: [the delays that the sleeper was called with, in ms] Expected size: 2 but was: 0
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
            Thread.sleep(delayAfter(attempt));
        }
    }
}
