// Mistake: retries forever.
// Fails with: it tried 50 times already, and does not give up
package workshop.client;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return action.call();
            } catch (IOException failure) {
                sleeper.sleep(delayAfter(attempt));
            }
        }
    }
}
