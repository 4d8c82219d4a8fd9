// Mistake: retries after an Error as well, such as a stack overflow.
// Fails with: [the delays after StackOverflowError]
package workshop.client;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        List<IOException> earlierFailures = new ArrayList<>();
        for (int attempt = 1; ; attempt++) {
            try {
                return action.call();
            } catch (Error failure) {
                if (attempt == maxAttempts) {
                    throw failure;
                }
            } catch (IOException failure) {
                if (attempt == maxAttempts) {
                    earlierFailures.removeIf(earlier -> earlier == failure);
                    earlierFailures.forEach(failure::addSuppressed);
                    throw failure;
                }
                earlierFailures.add(failure);
            }
            sleeper.sleep(delayAfter(attempt));
        }
    }
}
