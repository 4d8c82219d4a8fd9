// Mistake: the guard starts a thread for its handler, which only onVirtualThread does.
// Fails with: [handle of a guarded handler has returned, or closed the connection, while its handler ran] Expecting value to be false but was true
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> Thread.startVirtualThread(() -> {
            try (connection) {
                handle(connection);
            } catch (Throwable failure) {
                LoggerFactory.getLogger(ConnectionHandler.class).warn("{}", failure.toString());
            }
        });
    }
}
