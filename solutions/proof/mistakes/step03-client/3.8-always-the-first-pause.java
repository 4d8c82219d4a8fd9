// Mistake: asks for the pause after the first attempt each time.
// Fails with: [the longest of 100 pauses between attempts 2 and 3, in ms, where 200 is the most]
package workshop.client;

class Backoff {
    public <T> T retry(Attempt<T> action) throws IOException, InterruptedException {
        Set<IOException> earlier = new LinkedHashSet<>();
        for (int attempt = 1; ; attempt++) {
            try {
                return action.call();
            } catch (IOException failure) {
                if (attempt == attempts) {
                    earlier.remove(failure);
                    earlier.forEach(failure::addSuppressed);
                    throw failure;
                }
                earlier.add(failure);
            }
            sleeper.sleep(delay(1));
        }
    }
}
