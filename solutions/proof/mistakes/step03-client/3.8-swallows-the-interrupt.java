// Mistake: mistakes an interrupt for the end of the delay.
// Fails with: [the error of retry, when it was interrupted during the first delay]
package workshop.client;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        List<IOException> earlierFailures = new ArrayList<>();
        for (int attempt = 1; ; attempt++) {
            try {
                return action.call();
            } catch (IOException failure) {
                if (attempt == maxAttempts) {
                    earlierFailures.forEach(failure::addSuppressed);
                    throw failure;
                }
                earlierFailures.add(failure);
            }
            try {
                sleeper.sleep(delayAfter(attempt));
            } catch (InterruptedException e) {
                // the delay is over
            }
        }
    }
}
