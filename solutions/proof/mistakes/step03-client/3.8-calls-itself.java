// Mistake: retry calls itself for each attempt, until the stack overflows.
// Fails with: [the calls that were added to the stack from attempt 1 to attempt 100]
package workshop.client;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        return retry(action, 1, new ArrayList<>());
    }

    private <T> T retry(Action<T> action, int attempt, List<IOException> earlierFailures)
            throws IOException, InterruptedException {
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
        return retry(action, attempt + 1, earlierFailures);
    }
}
