// Mistake: the new thread closes the connection when the handler throws. The connection belongs to the handler.
// Fails with: [the connection is open, after its handler has thrown an IOException and not closed it] Expecting value to be true but was false
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler onVirtualThread() {
        return connection -> Thread.startVirtualThread(() -> {
            try {
                handle(connection);
            } catch (IOException e) {
                closeQuietly(connection);
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void closeQuietly(SocketChannel connection) {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
