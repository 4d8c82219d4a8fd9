// Mistake: closes the connection, and lets every failure out.
// Fails with: [what the guarded handler let out into the accept loop, when a runtime exception was thrown] expected: null but was: workshop.accept.Poison: poison
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
