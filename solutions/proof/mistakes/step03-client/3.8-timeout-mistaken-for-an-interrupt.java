// Mistake: takes a SocketTimeoutException, which is an InterruptedIOException, for an interrupt.
// Fails with: java.lang.InterruptedException
package workshop.client;

import java.util.ArrayList;
import java.util.List;

class Backoff {
    public <T> T retry(Action<T> action) throws IOException, InterruptedException {
        List<IOException> earlierFailures = new ArrayList<>();
        for (int attempt = 1; ; attempt++) {
            try {
                return action.call();
            } catch (java.io.InterruptedIOException e) {
                throw new InterruptedException();
            } catch (IOException failure) {
                if (attempt == maxAttempts) {
                    earlierFailures.remove(failure);
                    earlierFailures.forEach(failure::addSuppressed);
                    throw failure;
                }
                earlierFailures.add(failure);
            }
            sleeper.sleep(delayAfter(attempt));
        }
    }
}
