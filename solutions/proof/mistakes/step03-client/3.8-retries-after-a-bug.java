// Mistake: retries after every exception.
// Fails with: [the error of retry, where an attempt threw IllegalStateException]
package workshop.client;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        List<IOException> earlierFailures = new ArrayList<>();
        for (int attempt = 1; ; attempt++) {
            try {
                return action.call();
            } catch (Exception e) {
                IOException failure = e instanceof IOException io ? io : new IOException(e);
                if (attempt == maxAttempts) {
                    earlierFailures.forEach(failure::addSuppressed);
                    throw failure;
                }
                earlierFailures.add(failure);
            }
            sleeper.sleep(delayAfter(attempt));
        }
    }
}
