// Mistake: tries again whatever was thrown.
// Fails with: [the error of trying, where an attempt threw an IllegalStateException]
package workshop.client;

class Backoff {
    public <T> T retry(Attempt<T> action) throws IOException, InterruptedException {
        Set<IOException> earlier = new LinkedHashSet<>();
        for (int attempt = 1; ; attempt++) {
            try {
                return action.call();
            } catch (Exception e) {
                IOException failure = e instanceof IOException io ? io : new IOException(e);
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
