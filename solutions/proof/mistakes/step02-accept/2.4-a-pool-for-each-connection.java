// Mistake: makes a pool of threads for each connection, and shuts none of them down.
// Fails with: [how many threads are left, after 40 connections have ended, one after another] Expecting 
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler onVirtualThread() {
        return connection -> {
            java.util.concurrent.Executors.newCachedThreadPool().execute(() -> handleUnchecked(connection));
        };
    }
}
