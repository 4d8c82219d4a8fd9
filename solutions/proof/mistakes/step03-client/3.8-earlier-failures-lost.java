// Mistake: keeps only the last failure.
// Fails with: [the earlier failures, as suppressed exceptions of the last]
package workshop.client;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return action.call();
            } catch (IOException failure) {
                if (attempt == maxAttempts) {
                    throw failure;
                }
            }
            sleeper.sleep(delayAfter(attempt));
        }
    }
}
