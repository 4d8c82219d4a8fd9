// Mistake: a pool of 200 threads, as servers often have.
// Fails with: others are idle, and it did not come
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler onVirtualThread() {
        java.util.concurrent.ExecutorService pool = java.util.concurrent.Executors.newFixedThreadPool(
                200, Thread.ofPlatform().daemon().factory());
        return connection -> pool.execute(() -> handleUnchecked(connection));
    }
}
