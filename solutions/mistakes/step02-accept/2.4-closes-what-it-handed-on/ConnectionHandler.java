// Mistake: closes the connection that another thread now serves.
// Red says: also: java.io.UncheckedIOException: java.nio.channels.
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
