// Mistake: throws the cause of an UncheckedIOException, and not the exception itself.
// Fails with: [the error of retry, where an attempt threw UncheckedIOException]
package workshop.client;

import java.io.UncheckedIOException;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        List<IOException> failures = new ArrayList<>();
        for (int attempt = 1; ; attempt++) {
            try {
                return action.call();
            } catch (UncheckedIOException e) {
                throw e.getCause();
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
