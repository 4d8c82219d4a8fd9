// Mistake: logs the first line of the stack trace, which may be empty.
// Fails with: [the exception that reached the accept loop, when the handler threw an exception that has no stack trace]
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            String name = connection.toString();
            try (connection) {
                handle(connection);
            } catch (Throwable failure) {
                LoggerFactory.getLogger(ConnectionHandler.class)
                        .warn("{} ended: {} at {}", name, failure.toString(), failure.getStackTrace()[0]);
            }
        };
    }
}
