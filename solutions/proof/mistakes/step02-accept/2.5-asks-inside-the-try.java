// Mistake: getRemoteAddress throws for a connection that is closed already, so the handler is not called.
// Fails with: [how often a guarded handler called the handler in it, for an open and for a closed connection] expected: 2 but was: 1
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            Object name = "a connection";
            try (connection) {
                name = connection.getRemoteAddress();
                handle(connection);
            } catch (Throwable failure) {
                LoggerFactory.getLogger(ConnectionHandler.class).warn("{} ended: {}", name, failure.toString());
            }
        };
    }
}
