// Mistake: throws an InterruptedException after each failed attempt of an interrupted thread, also after the last one.
// Fails with: [the error of retry, when its thread was interrupted during the last attempt]
package workshop.client;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        List<IOException> failures = new ArrayList<>();
        for (int attempt = 1; ; attempt++) {
            try {
                return action.call();
            } catch (IOException failure) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
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
