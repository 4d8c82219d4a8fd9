// Mistake: catches what handle declares, and nothing else.
// Fails with: [what the guarded handler let out into the accept loop, when a runtime exception was thrown]
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            // Asked now, because a closed channel no longer knows who its client was.
            String name = connection.toString();
            try (connection) {
                handle(connection);
            } catch (IOException failure) {
                // Exception would not be enough: a client whose input is nested too deeply causes an Error.
                LoggerFactory.getLogger(ConnectionHandler.class).warn("{} ended: {}", name, failure.toString());
            }
        };
    }
}
