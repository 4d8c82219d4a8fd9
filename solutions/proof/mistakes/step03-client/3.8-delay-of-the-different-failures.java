// Mistake: counts only the failures that differ, so the delay does not grow while an action throws the same exception.
// Fails with: [the longest of 99 delays, in ms, where 10000 is the maximum, and each attempt throws the same exception]
package workshop.client;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        List<IOException> failures = new ArrayList<>();
        for (int attempt = 1; ; attempt++) {
            try {
                return action.call();
            } catch (IOException failure) {
                if (attempt == maxAttempts) {
                    failures.remove(failure);
                    failures.forEach(failure::addSuppressed);
                    throw failure;
                }
                if (!failures.contains(failure)) {
                    failures.add(failure);
                }
            }
            sleeper.sleep(delayAfter(failures.size()));
        }
    }
}
