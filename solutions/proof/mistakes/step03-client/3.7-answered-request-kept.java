// Mistake: the task of the timeout is never cancelled, and keeps an answered request until its timeout.
// Fails with: waited for the client to keep nothing of a request that was answered before its timeout, and it did not come
package workshop.client;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body, Duration timeout) {
        CompletableFuture<byte[]> responseFuture = request(body);
        long nanoseconds = Math.max(0, TimeUnit.NANOSECONDS.convert(timeout));
        Executor later = CompletableFuture.delayedExecutor(nanoseconds, TimeUnit.NANOSECONDS);
        later.execute(() -> responseFuture.completeExceptionally(new TimeoutException("no response")));
        return responseFuture;
    }
}
