// Mistake: starts an executor for each timeout, and never shuts it down.
// Fails with: waited for the threads of 20 requests that were answered before their timeout to end, and it did not come
package workshop.client;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeoutException;

class RequestClient {
    public CompletableFuture<byte[]> request(byte[] body, Duration timeout) {
        long nanoseconds = TimeUnit.NANOSECONDS.convert(timeout);
        CompletableFuture<byte[]> responseFuture = request(body);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().daemon().unstarted(task));
        ScheduledFuture<?> end = timer.schedule(
                () -> responseFuture.completeExceptionally(new TimeoutException()), nanoseconds, TimeUnit.NANOSECONDS);
        responseFuture.whenComplete((bytes, failure) -> end.cancel(false));
        return responseFuture;
    }
}
