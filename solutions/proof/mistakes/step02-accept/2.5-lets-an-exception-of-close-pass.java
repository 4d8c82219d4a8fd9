// Mistake: closes the connection in finally, where no catch sees an exception of close.
// Fails with: [the exception of a guarded handler, when its handler had returned, and close failed] expected: null but was: java.io.IOException: from close
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            try {
                handle(connection);
            } catch (Throwable failure) {
                LoggerFactory.getLogger(ConnectionHandler.class).warn("ended: {}", failure.toString());
            } finally {
                connection.close();
            }
        };
    }
}
