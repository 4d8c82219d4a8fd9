// Mistake: ends the retries if the thread is interrupted before an attempt, also before the first one.
// Fails with: [the error of retry on a thread that was interrupted before, where the first attempt succeeds]
package workshop.client;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        List<IOException> failures = new ArrayList<>();
        for (int attempt = 1; ; attempt++) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
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
            sleeper.sleep(delayAfter(attempt));
        }
    }
}
