// Mistake: takes a result of null for no result, and tries again.
// Fails with: [attempts, where the first one succeeded, and returned null]
package workshop.client;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        List<IOException> earlierFailures = new ArrayList<>();
        T result = null;
        for (int attempt = 1; result == null; attempt++) {
            try {
                result = action.call();
            } catch (IOException failure) {
                if (attempt == maxAttempts) {
                    earlierFailures.removeIf(earlier -> earlier == failure);
                    earlierFailures.forEach(failure::addSuppressed);
                    throw failure;
                }
                earlierFailures.add(failure);
                sleeper.sleep(delayAfter(attempt));
            }
        }
        return result;
    }
}
