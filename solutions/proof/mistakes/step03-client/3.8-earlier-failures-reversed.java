// Mistake: keeps the earlier failures on a stack, so the latest one comes first.
// Fails with: [the numbers of the failures that the last of 20 has as suppressed exceptions, where all have the same message]
package workshop.client;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        java.util.Deque<IOException> earlierFailures = new java.util.ArrayDeque<>();
        for (int attempt = 1; ; attempt++) {
            try {
                return action.call();
            } catch (IOException failure) {
                if (attempt == maxAttempts) {
                    earlierFailures.remove(failure);
                    earlierFailures.forEach(failure::addSuppressed);
                    throw failure;
                }
                earlierFailures.push(failure);
            }
            sleeper.sleep(delayAfter(attempt));
        }
    }
}
