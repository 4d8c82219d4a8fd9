package workshop.chat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Runs actions beside a test, each on a virtual thread: the common pool may have a single thread. */
public final class Background {

    private Background() {}

    /** An action that may throw. */
    @FunctionalInterface
    public interface Action {

        /** Runs the action. */
        void run() throws Exception;
    }

    /** Starts an action. The future fails with the exception that it throws. */
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
