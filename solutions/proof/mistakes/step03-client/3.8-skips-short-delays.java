// Mistake: does not sleep if the delay has no whole millisecond.
// Fails with: [the calls of the sleeper, where 20 attempts fail, and each delay is 1 ms at most]
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
            }
            long delay = delayAfter(attempt).toMillis();
            if (delay > 0) {
                sleeper.sleep(Duration.ofMillis(delay));
            }
        }
    }
}
