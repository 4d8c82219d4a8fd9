// Mistake: waits for the delay after the attempt that comes next, not after the one that has failed.
// Fails with: [the delay between attempts
// Or with: [the longest of 100 delays between attempts 2 and 3, in ms, where 200 is the maximum]
package workshop.client;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        List<IOException> earlierFailures = new ArrayList<>();
        for (int attempt = 1; ; attempt++) {
            try {
                return action.call();
            } catch (IOException failure) {
                if (attempt == maxAttempts) {
                    earlierFailures.removeIf(earlier -> earlier == failure);
                    earlierFailures.forEach(failure::addSuppressed);
                    throw failure;
                }
                earlierFailures.add(failure);
            }
            sleeper.sleep(delayAfter(attempt + 1));
        }
    }
}
