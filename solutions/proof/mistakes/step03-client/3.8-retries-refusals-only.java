// Mistake: retries only when the connection was refused.
// Fails with: java.net.ProtocolException: failure 1, thrown at retry
package workshop.client;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        List<IOException> earlierFailures = new ArrayList<>();
        for (int attempt = 1; ; attempt++) {
            try {
                return action.call();
            } catch (java.net.ConnectException failure) {
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
