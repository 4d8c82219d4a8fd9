// Mistake: adds the exception of close to the exception of the handler. No exception can suppress itself.
// Fails with: and close failed] expected: null but was: java.lang.IllegalArgumentException: Self-suppression not permitted
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            try {
                handle(connection);
                connection.close();
            } catch (Throwable failure) {
                try {
                    connection.close();
                } catch (IOException e) {
                    failure.addSuppressed(e);
                }
                LoggerFactory.getLogger(ConnectionHandler.class).warn("ended: {}", failure.toString());
            }
        };
    }
}
