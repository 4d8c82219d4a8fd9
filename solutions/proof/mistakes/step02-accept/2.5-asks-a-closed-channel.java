// Mistake: asks the channel for its address after it was closed.
// Fails with: [the exception that reached the accept loop, when the handler threw a runtime exception] expected: null but was: java.nio.channels.ClosedChannelException
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            try (connection) {
                handle(connection);
            } catch (Throwable failure) {
                LoggerFactory.getLogger(ConnectionHandler.class)
                        .warn("{} ended: {}", connection.getRemoteAddress(), failure.toString());
            }
        };
    }
}
