// Mistake: takes a CompletionException for the IOException that is its cause, and tries again.
// Fails with: [the error of retry, where an attempt threw CompletionException]
package workshop.client;

import java.util.concurrent.CompletionException;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        List<IOException> failures = new ArrayList<>();
        for (int attempt = 1; ; attempt++) {
            IOException failure;
            try {
                return action.call();
            } catch (IOException e) {
                failure = e;
            } catch (CompletionException e) {
                if (!(e.getCause() instanceof IOException cause)) {
                    throw e;
                }
                failure = cause;
            }
            if (attempt == maxAttempts) {
                IOException last = failure;
                failures.removeIf(earlier -> earlier == last);
                failures.forEach(last::addSuppressed);
                throw last;
            }
            failures.add(failure);
            sleeper.sleep(delayAfter(attempt));
        }
    }
}
