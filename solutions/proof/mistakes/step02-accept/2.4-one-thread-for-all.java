// Mistake: one thread serves all connections, one after another.
// Fails with: waited for the echo to the second client, while the first is idle, and it did not come
package workshop.accept;

interface ConnectionHandler {
    java.util.concurrent.ExecutorService ONE = java.util.concurrent.Executors.newSingleThreadExecutor(
            Thread.ofVirtual().factory());

    default ConnectionHandler onVirtualThread() {
        return connection -> ONE.execute(() -> handleUnchecked(connection));
    }
}
