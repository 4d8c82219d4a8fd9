// Mistake: closes the connection in the catch, which does not see an exception of close.
// Fails with: [the exception of a guarded handler, when its handler had thrown, and close failed] expected: null but was: java.io.IOException: from close
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            try {
                handle(connection);
                connection.close();
            } catch (Throwable failure) {
                LoggerFactory.getLogger(ConnectionHandler.class).warn("ended: {}", failure.toString());
                connection.close();
            }
        };
    }
}
