// Mistake: doubles the delay in retry itself, without the jitter of delayAfter.
// Fails with: [the shortest of 100 delays between two attempts, in ms, where jitter should shorten 100]
package workshop.client;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        List<IOException> failures = new ArrayList<>();
        for (int attempt = 1; ; attempt++) {
            try {
                return action.call();
            } catch (IOException failure) {
                if (attempt == maxAttempts) {
                    failures.removeIf(earlier -> earlier == failure);
                    failures.forEach(failure::addSuppressed);
                    throw failure;
                }
                failures.add(failure);
            }
            sleeper.sleep(maxDelayAfter(attempt));
        }
    }
}
