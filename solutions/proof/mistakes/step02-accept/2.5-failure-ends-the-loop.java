// Mistake: closes the connection, but does not catch the exception.
// Fails with: [the exception that reached the accept loop, when the handler threw a runtime exception] expected: null but was: workshop.accept.DeliberateException: deliberate
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            try (connection) {
                handle(connection);
            }
        };
    }
}
