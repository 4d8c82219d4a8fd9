// Mistake: has a thread for all timeouts of a client, and close does not end it.
// Fails with: waited for the threads of 20 clients that were closed to end, and it did not come
package workshop.client;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeoutException;

class RequestClient {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().unstarted(task));

    public CompletableFuture<byte[]> request(byte[] body, Duration timeout) {
        long nanoseconds = TimeUnit.NANOSECONDS.convert(timeout);
        CompletableFuture<byte[]> responseFuture = request(body);
        ScheduledFuture<?> end = timer.schedule(
                () -> responseFuture.completeExceptionally(new TimeoutException()), nanoseconds, TimeUnit.NANOSECONDS);
        responseFuture.whenComplete((bytes, failure) -> end.cancel(false));
        return responseFuture;
    }
}
