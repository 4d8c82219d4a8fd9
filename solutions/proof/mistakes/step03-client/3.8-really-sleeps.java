// Mistake: sleeps itself, and does not ask the sleeper.
// Fails with: [the pauses that the sleeper was asked for, in ms] Expected size: 2 but was: 0
package workshop.client;

class Backoff {
    public <T> T retry(Attempt<T> action) throws IOException, InterruptedException {
        Set<IOException> earlier = new LinkedHashSet<>();
        for (int attempt = 1; ; attempt++) {
            try {
                return action.call();
            } catch (IOException failure) {
                if (attempt == attempts) {
                    earlier.forEach(failure::addSuppressed);
                    throw failure;
                }
                earlier.add(failure);
            }
            Thread.sleep(delay(attempt));
        }
    }
}
