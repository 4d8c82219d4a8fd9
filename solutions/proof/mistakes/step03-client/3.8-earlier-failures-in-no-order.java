// Mistake: keeps the earlier failures in a HashSet, which loses their order.
// Fails with: [the numbers of the failures that the last of 20 has as suppressed exceptions, where all have the same message]
package workshop.client;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        java.util.Set<IOException> earlierFailures = new java.util.HashSet<>();
        for (int attempt = 1; ; attempt++) {
            try {
                return action.call();
            } catch (IOException failure) {
                if (attempt == maxAttempts) {
                    earlierFailures.remove(failure);
                    earlierFailures.forEach(failure::addSuppressed);
                    throw failure;
                }
                earlierFailures.add(failure);
            }
            sleeper.sleep(delayAfter(attempt));
        }
    }
}
