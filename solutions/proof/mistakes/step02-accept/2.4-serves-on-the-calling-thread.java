// Mistake: serves the connection on the thread of the accept loop.
// Fails with: waited for the echo to the second client, while the first is idle, and it did not come
// Fails with: the connection is served on the thread that called handle
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler onVirtualThread() {
        return connection -> handleUnchecked(connection);
    }
}
