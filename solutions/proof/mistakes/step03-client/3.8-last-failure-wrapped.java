// Mistake: wraps the last failure in another exception.
// Fails with: [the final error] Expecting actual: 
package workshop.client;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        List<IOException> earlierFailures = new ArrayList<>();
        for (int attempt = 1; ; attempt++) {
            try {
                return action.call();
            } catch (IOException failure) {
                if (attempt == maxAttempts) {
                    IOException error = new IOException("gave up after " + attempt + " attempts", failure);
                    earlierFailures.forEach(error::addSuppressed);
                    throw error;
                }
                earlierFailures.add(failure);
            }
            sleeper.sleep(delayAfter(attempt));
        }
    }
}
