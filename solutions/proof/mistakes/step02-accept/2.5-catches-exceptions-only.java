// Mistake: lets errors out.
// Fails with: when a StackOverflowError was thrown] expected: null but was: java.lang.StackOverflowError: poison
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            // Asked now, because a closed channel no longer knows who its client was.
            String name = connection.toString();
            try (connection) {
                handle(connection);
            } catch (Exception failure) {
                // Exception would not be enough: a client whose input is nested too deeply causes an Error.
                LoggerFactory.getLogger(ConnectionHandler.class).warn("{} ended: {}", name, failure.toString());
            }
        };
    }
}
