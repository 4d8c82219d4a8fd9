// Mistake: the executor is closed when onVirtualThread returns, before the first connection.
// Fails with: java.util.concurrent.RejectedExecutionException
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler onVirtualThread() {
        try (var executor = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            return connection -> executor.execute(() -> handleUnchecked(connection));
        }
    }
}
