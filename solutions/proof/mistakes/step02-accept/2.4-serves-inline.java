// Mistake: serves on the thread of the accept loop.
// Fails with: waited for the echo of the second client, while the first says nothing, and it did not come
// Fails with: the connection is served on the thread that called handle
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler inItsOwnThread() {
        return connection -> handleUnchecked(connection);
    }
}
