// Mistake: closes the connection in the catch, so only after a failure.
// Fails with: waited for the end of the connection whose handler returned, and it did not come
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            try {
                handle(connection);
            } catch (Throwable failure) {
                LoggerFactory.getLogger(ConnectionHandler.class).warn("{}", failure.toString());
                connection.close();
            }
        };
    }
}
