// Mistake: ends both directions before it closes the connection. Where that fails, close is left out.
// Fails with: [the connection is open, after its guarded handler returned, and shutting it down failed] Expecting value to be false but was true
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            try {
                handle(connection);
            } catch (Throwable failure) {
                LoggerFactory.getLogger(ConnectionHandler.class).warn("ended: {}", failure.toString());
            } finally {
                try {
                    if (connection.isOpen()) {
                        connection.shutdownInput();
                        connection.shutdownOutput();
                        connection.close();
                    }
                } catch (Throwable failure) {
                    LoggerFactory.getLogger(ConnectionHandler.class).warn("close: {}", failure.toString());
                }
            }
        };
    }
}
