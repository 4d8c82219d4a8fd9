// Mistake: catches only the exception that handle declares.
// Fails with: [the exception that reached the accept loop, when the handler threw a runtime exception]
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            // A closed channel no longer has the client's address, so this must come first.
            String name = connection.toString();
            try (connection) {
                handle(connection);
            } catch (IOException failure) {
                // Exception would not be enough: deeply nested input causes a StackOverflowError.
                LoggerFactory.getLogger(ConnectionHandler.class).warn("{} ended: {}", name, failure.toString());
            }
        };
    }
}
