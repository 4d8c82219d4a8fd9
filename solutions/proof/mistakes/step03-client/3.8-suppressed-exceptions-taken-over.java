// Mistake: hands all suppressed exceptions on from failure to failure, also those that are no failures of an attempt.
// Fails with: [the numbers of the failures that the last of 20 has as suppressed exceptions, where all have the same message] expected: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19] but was: [0, 1
package workshop.client;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        IOException last = null;
        for (int attempt = 1; ; attempt++) {
            try {
                return action.call();
            } catch (IOException failure) {
                if (last != null && last != failure) {
                    for (Throwable earlier : last.getSuppressed()) {
                        if (earlier != failure) {
                            failure.addSuppressed(earlier);
                        }
                    }
                    failure.addSuppressed(last);
                }
                if (attempt == maxAttempts) {
                    throw failure;
                }
                last = failure;
            }
            sleeper.sleep(delayAfter(attempt));
        }
    }
}
