// Mistake: serves the connection on the thread of the accept loop.
// Fails with: the connection is served on the thread that called handle
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler onVirtualThread() {
        return connection -> handleUnchecked(connection);
    }
}
