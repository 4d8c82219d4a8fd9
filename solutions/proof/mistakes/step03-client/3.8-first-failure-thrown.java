// Mistake: throws the first failure, with the later ones suppressed.
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
                    earlierFailures.add(failure);
                    IOException first = earlierFailures.iterator().next();
                    earlierFailures.removeIf(earlier -> earlier == first);
                    earlierFailures.forEach(first::addSuppressed);
                    throw first;
                }
                earlierFailures.add(failure);
            }
            sleeper.sleep(delayAfter(attempt));
        }
    }
}
