package workshop.async;

import java.util.concurrent.CompletableFuture;

/** Helper methods for futures. */
final class Futures {

    private Futures() {}

    /**
     * Copies a future. A caller may cancel or complete the copy without any effect on the original. The copy fails with
     * the same exception, while {@link CompletableFuture#copy} would wrap it in a CompletionException.
     */
    static CompletableFuture<Void> copyOf(CompletableFuture<Void> original) {
        CompletableFuture<Void> copy = new CompletableFuture<>();
        original.whenComplete((end, reason) -> complete(copy, reason));
        return copy;
    }

    /** Completes a future, exceptionally if there is a reason. */
    static void complete(CompletableFuture<Void> future, Throwable reason) {
        if (reason == null) {
            future.complete(null);
        } else {
            future.completeExceptionally(reason);
        }
    }
}
