// Mistake: makes room for the failures of all attempts before the first one.
// Fails with: [an attempt that succeeds, where 2147483647 are allowed]
package workshop.client;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        java.util.List<IOException> failures = new java.util.ArrayList<>(maxAttempts);
        for (int attempt = 1; ; attempt++) {
            try {
                return action.call();
            } catch (IOException failure) {
                if (attempt == maxAttempts) {
                    failures.stream().filter(earlier -> earlier != failure).forEach(failure::addSuppressed);
                    throw failure;
                }
                failures.add(failure);
            }
            sleeper.sleep(delayAfter(attempt));
        }
    }
}
