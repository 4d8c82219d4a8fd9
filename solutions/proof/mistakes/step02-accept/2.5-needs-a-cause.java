// Mistake: logs the cause of each runtime exception. Many exceptions have none.
// Fails with: [the exception that reached the accept loop, when the handler threw a runtime exception] expected: null but was: java.lang.NullPointerException
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            String name = connection.toString();
            try (connection) {
                handle(connection);
            } catch (Throwable failure) {
                Throwable cause = failure instanceof RuntimeException ? failure.getCause() : failure;
                LoggerFactory.getLogger(ConnectionHandler.class).warn("{} ended: {}", name, cause.toString());
            }
        };
    }
}
