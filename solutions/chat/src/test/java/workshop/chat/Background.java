package workshop.chat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Runs things beside a test, each on a thread of its own: the common pool may have a single one. */
public final class Background {

    private Background() {}

    /** What may throw. */
    @FunctionalInterface
    public interface Action {

        /** Does it. */
        void run() throws Exception;
    }

    /** Starts something; the future fails with what it throws. */
    public static CompletableFuture<Void> start(Action action) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        action.run();
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                },
                task -> Thread.ofVirtual().start(task));
    }
}
