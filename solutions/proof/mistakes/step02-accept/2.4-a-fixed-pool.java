// Mistake: a pool with a fixed number of threads. When all of them serve idle clients, no other client is served.
// Fails with: others are idle, and it did not come
package workshop.accept;

interface ConnectionHandler {
    java.util.concurrent.ExecutorService POOL = java.util.concurrent.Executors.newFixedThreadPool(
            4 * Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().factory());

    default ConnectionHandler onVirtualThread() {
        return connection -> POOL.execute(() -> handleUnchecked(connection));
    }
}
