// Mistake: catches the one error that a handler is known to throw, and no other.
// Fails with: [the exception that reached the accept loop, when the handler threw an AssertionError] expected: null but was: java.lang.AssertionError: deliberate
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            try (connection) {
                handle(connection);
            } catch (Exception | StackOverflowError failure) {
                LoggerFactory.getLogger(ConnectionHandler.class).warn("ended: {}", failure.toString());
            }
        };
    }
}
