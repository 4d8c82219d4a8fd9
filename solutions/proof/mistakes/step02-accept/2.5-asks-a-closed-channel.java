// Mistake: asks a channel for its address that is closed by then.
// Fails with: [what the guarded handler let out into the accept loop, when a runtime exception was thrown] expected: null but was: java.nio.channels.ClosedChannelException
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
