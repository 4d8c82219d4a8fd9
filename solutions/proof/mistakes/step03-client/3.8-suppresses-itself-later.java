// Mistake: compares a failure only with the one before, and not with all earlier ones.
// Fails with: [the final error, where the first and the last attempt threw the same exception]
package workshop.client;

import java.util.ArrayList;
import java.util.List;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        List<IOException> earlierFailures = new ArrayList<>();
        for (int attempt = 1; ; attempt++) {
            try {
                return action.call();
            } catch (IOException failure) {
                if (earlierFailures.isEmpty() || earlierFailures.getLast() != failure) {
                    earlierFailures.add(failure);
                }
                if (attempt == maxAttempts) {
                    earlierFailures.removeLast();
                    earlierFailures.forEach(failure::addSuppressed);
                    throw failure;
                }
            }
            sleeper.sleep(delayAfter(attempt));
        }
    }
}
