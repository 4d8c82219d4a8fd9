// Mistake: the thread is made, and not started.
// Fails with: waited for another thread to serve the connection, and it did not come
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler onVirtualThread() {
        return connection -> Thread.ofVirtual().unstarted(() -> handleUnchecked(connection));
    }
}
