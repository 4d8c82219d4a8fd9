// Mistake: adds the earlier failures to each failure: if the same exception comes again, it has some of them twice.
// Fails with: [the suppressed exceptions, where attempts 2 and 4 of 4 threw the same exception]
package workshop.client;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        List<IOException> failures = new ArrayList<>();
        while (true) {
            try {
                return action.call();
            } catch (IOException failure) {
                for (IOException earlier : failures) {
                    if (earlier != failure) {
                        failure.addSuppressed(earlier);
                    }
                }
                failures.add(failure);
                if (failures.size() == maxAttempts) {
                    throw failure;
                }
            }
            sleeper.sleep(delayAfter(failures.size()));
        }
    }
}
