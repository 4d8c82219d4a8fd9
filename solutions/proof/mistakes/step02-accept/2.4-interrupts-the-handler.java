// Mistake: ends the executor of each connection with shutdownNow, which interrupts the handler.
// Fails with: [the thread of a handler was interrupted, while it served its connection] Expecting value to be false but was true
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler onVirtualThread() {
        return connection -> {
            var executor = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor();
            try {
                executor.execute(() -> handleUnchecked(connection));
            } catch (RuntimeException | Error e) {
                connection.close();
                throw e;
            } finally {
                executor.shutdownNow();
            }
        };
    }
}
