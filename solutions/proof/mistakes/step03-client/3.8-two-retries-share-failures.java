// Mistake: keeps the failures in a field, which each retry clears first: two retries at the same time mix them.
// Fails with: [the suppressed exceptions of the last failure, where each attempt also retries with the same backoff]
package workshop.client;

class Backoff {
    private final List<IOException> earlierFailures = new ArrayList<>();

    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        earlierFailures.clear();
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
            sleeper.sleep(delayAfter(attempt));
        }
    }
}
