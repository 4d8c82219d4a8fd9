// Mistake: calls the handler again and again, until the connection is closed.
// Fails with: [how often the handler was called for one connection, when it has returned and not closed it] expected: 1 but was: 
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler onVirtualThread() {
        return connection -> Thread.startVirtualThread(() -> {
            try {
                while (connection.isOpen()) {
                    handle(connection);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
