// Mistake: gives up only when there were more attempts than allowed.
// Fails with: [the delays that the sleeper was called with, in ms] Expected size: 4 but was: 5
// Fails with: [failed attempts, where 5 are allowed]
package workshop.client;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        List<IOException> earlierFailures = new ArrayList<>();
        for (int attempt = 1; ; attempt++) {
            try {
                return action.call();
            } catch (IOException failure) {
                if (attempt > maxAttempts) {
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
