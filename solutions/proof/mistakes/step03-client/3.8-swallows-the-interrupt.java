// Mistake: takes an interrupt for the end of the pause.
// Fails with: [the error of trying, when it was interrupted in its first pause]
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
            try {
                sleeper.sleep(delay(attempt));
            } catch (InterruptedException e) {
                // Awake again.
            }
        }
    }
}
