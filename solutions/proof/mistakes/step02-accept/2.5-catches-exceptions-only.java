// Mistake: does not catch errors.
// Fails with: when the handler threw a StackOverflowError] expected: null but was: java.lang.StackOverflowError: deliberate
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            // A closed channel no longer has the client's address, so this must come first.
            String name = connection.toString();
            try (connection) {
                handle(connection);
            } catch (Exception failure) {
                // Exception would not be enough: deeply nested input causes a StackOverflowError.
                LoggerFactory.getLogger(ConnectionHandler.class).warn("{} ended: {}", name, failure.toString());
            }
        };
    }
}
