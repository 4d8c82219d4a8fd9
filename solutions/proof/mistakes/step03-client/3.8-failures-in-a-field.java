// Mistake: keeps the earlier failures in a field, so that the next retry has them too.
// Fails with: [the suppressed exceptions of the last failure, when the same backoff tries again]
package workshop.client;

class Backoff {
    private final List<IOException> earlierFailures = new ArrayList<>();

    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
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
