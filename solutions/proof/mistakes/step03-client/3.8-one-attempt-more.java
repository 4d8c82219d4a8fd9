// Mistake: always makes a second attempt, also where only one is allowed.
// Fails with: [failed attempts, where 1 is allowed]
package workshop.client;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        List<IOException> earlierFailures = new ArrayList<>();
        int attempt = 0;
        do {
            attempt++;
            try {
                return action.call();
            } catch (IOException failure) {
                earlierFailures.add(failure);
            }
            sleeper.sleep(delayAfter(attempt));
        } while (attempt < maxAttempts - 1);
        try {
            return action.call();
        } catch (IOException failure) {
            earlierFailures.removeIf(earlier -> earlier == failure);
            earlierFailures.forEach(failure::addSuppressed);
            throw failure;
        }
    }
}
