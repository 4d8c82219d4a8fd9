package workshop.async;

import java.nio.channels.CompletionHandler;
import java.util.concurrent.CompletableFuture;

/** A handler that completes a future, for the methods of a channel that return one. */
final class FutureHandler<T> implements CompletionHandler<T, Void> {

    final CompletableFuture<T> done = new CompletableFuture<>();

    @Override
    public void completed(T result, Void nothing) {
        done.complete(result);
    }

    @Override
    public void failed(Throwable failure, Void nothing) {
        done.completeExceptionally(failure);
    }
}
