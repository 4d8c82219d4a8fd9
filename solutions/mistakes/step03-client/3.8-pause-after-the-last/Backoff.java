// Mistake: pauses after the last attempt too, before it gives up.
// Red says: [the pauses that the sleeper was asked for, in ms] Expected size: 4 but was: 5
package workshop.client;

class Backoff {
    public <T> T retry(Attempt<T> action) throws IOException, InterruptedException {
        Set<IOException> earlier = new LinkedHashSet<>();
        for (int attempt = 1; ; attempt++) {
            IOException failure;
            try {
                return action.call();
            } catch (IOException e) {
                failure = e;
            }
            sleeper.sleep(delay(attempt));
            if (attempt == attempts) {
                earlier.forEach(failure::addSuppressed);
                throw failure;
            }
            earlier.add(failure);
        }
    }
}
