// Mistake: closes the connection that another thread now serves.
// Fails with: [the connection is open, while its thread has yet to serve it] Expecting value to be true but was false
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler inItsOwnThread() {
        return connection -> {
            try (connection) {
                Thread.startVirtualThread(() -> handleUnchecked(connection));
            } catch (RuntimeException | Error e) {
                // Nobody took the connection over, so it is still ours to close.
                connection.close();
                throw e;
            }
        };
    }
}
