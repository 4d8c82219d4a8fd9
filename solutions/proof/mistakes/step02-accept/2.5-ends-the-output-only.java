// Mistake: ends the output, and leaves the socket open. The client cannot see the difference.
// Fails with: [the connection is open, after its guarded handler returned] Expecting value to be false but was true
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            try {
                handle(connection);
            } catch (Throwable failure) {
                LoggerFactory.getLogger(ConnectionHandler.class).warn("{}", failure.toString());
            } finally {
                if (connection.isOpen()) {
                    connection.shutdownOutput();
                }
            }
        };
    }
}
