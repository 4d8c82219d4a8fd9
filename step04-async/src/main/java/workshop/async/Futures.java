package workshop.async;

import java.util.concurrent.CompletableFuture;

/** What the JDK's futures lack. */
final class Futures {

    private Futures() {}

    /**
     * A copy that the caller may cancel or complete, without any effect on the original. It fails with the same reason, and
     * {@link CompletableFuture#copy} would wrap that in a CompletionException.
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
