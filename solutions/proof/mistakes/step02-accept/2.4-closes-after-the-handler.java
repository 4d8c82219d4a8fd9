// Mistake: the new thread closes the connection, which belongs to the handler.
// Fails with: [the connection is open, after its handler has returned and not closed it] Expecting value to be true but was false
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler onVirtualThread() {
        return connection -> Thread.startVirtualThread(() -> {
            try (connection) {
                handle(connection);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
