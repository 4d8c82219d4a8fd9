// Mistake: asks for the address before the try. A channel that is closed already has none, and then handle throws.
// Fails with: [the exception of a guarded handler, for a connection that was closed before it began] expected: null but was: java.nio.channels.ClosedChannelException
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            String name = connection.getRemoteAddress().toString();
            try (connection) {
                handle(connection);
            } catch (Throwable failure) {
                LoggerFactory.getLogger(ConnectionHandler.class).warn("{} ended: {}", name, failure.toString());
            }
        };
    }
}
