// Mistake: calls a method of the message, which is null if the exception has none.
// Fails with: [the exception that reached the accept loop, when the handler threw an exception that has no message] expected: null but was: java.lang.NullPointerException
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            String name = connection.toString();
            try (connection) {
                handle(connection);
            } catch (Throwable failure) {
                LoggerFactory.getLogger(ConnectionHandler.class)
                        .warn("{} ended: {}", name, failure.getMessage().replace("\n", " "));
            }
        };
    }
}
