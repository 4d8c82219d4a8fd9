// Mistake: closes the connection after an exception, and not after an error.
// Fails with: waited for the end of the connection whose handler threw a StackOverflowError, and it did not come
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            try {
                handle(connection);
                connection.close();
            } catch (Exception failure) {
                LoggerFactory.getLogger(ConnectionHandler.class).warn("ended: {}", failure.toString());
                connection.close();
            } catch (Error failure) {
                LoggerFactory.getLogger(ConnectionHandler.class).error("ended: {}", failure.toString());
            }
        };
    }
}
