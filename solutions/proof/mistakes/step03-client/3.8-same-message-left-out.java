// Mistake: drops a failure that has the same message as an earlier one.
// Fails with: [the numbers of the failures that the last of 20 has as suppressed exceptions, where all have the same message]
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
                if (earlierFailures.stream()
                        .noneMatch(earlier -> java.util.Objects.equals(earlier.getMessage(), failure.getMessage()))) {
                    earlierFailures.add(failure);
                }
            }
            sleeper.sleep(delayAfter(attempt));
        }
    }
}
