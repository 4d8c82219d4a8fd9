// Mistake: in an anonymous class, handle(connection) is its own handle, and not that of the decorated handler.
// Fails with: waited for the end of the connection whose handler threw a runtime exception, and it did not come
// Or with: waited for the echo to a healthy client, after a handler threw a runtime exception, but the connection ended
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return new ConnectionHandler() {
            @Override
            public void handle(SocketChannel connection) {
                String name = connection.toString();
                try (connection) {
                    handle(connection);
                } catch (Throwable failure) {
                    LoggerFactory.getLogger(ConnectionHandler.class).warn("{} ended: {}", name, failure.toString());
                }
            }
        };
    }
}
