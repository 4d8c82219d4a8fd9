// Mistake: takes for granted that every failure is another exception.
// Fails with: [the error in the end, where each attempt threw the same exception]
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
            sleeper.sleep(delay(attempt));
        }
    }
}
