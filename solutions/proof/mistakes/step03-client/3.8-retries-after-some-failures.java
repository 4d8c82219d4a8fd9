// Mistake: gives up at once after a timeout.
// Fails with: java.net.SocketTimeoutException: failure 2
package workshop.client;

import java.net.SocketTimeoutException;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        List<IOException> failures = new ArrayList<>();
        for (int attempt = 1; ; attempt++) {
            try {
                return action.call();
            } catch (IOException failure) {
                if (attempt == maxAttempts || failure instanceof SocketTimeoutException) {
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
