// Mistake: catches the types that the compiler knows of. Code that was not compiled by javac may throw any checked exception.
// Fails with: [the exception that reached the accept loop, when the handler threw a checked exception that is no IOException] expected: null but was: java.lang.Exception: deliberate
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            try (connection) {
                handle(connection);
            } catch (IOException | RuntimeException | Error failure) {
                LoggerFactory.getLogger(ConnectionHandler.class).warn("{}", failure.toString());
            }
        };
    }
}
