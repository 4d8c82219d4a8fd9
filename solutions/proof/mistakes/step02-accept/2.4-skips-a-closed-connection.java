// Mistake: starts no thread for a connection that is closed already, so its handler gives no permit back.
// Fails with: waited for a thread to serve a connection that is closed already, and it did not come
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler onVirtualThread() {
        return connection -> {
            if (connection.isOpen()) {
                Thread.startVirtualThread(() -> handleUnchecked(connection));
            }
        };
    }
}
