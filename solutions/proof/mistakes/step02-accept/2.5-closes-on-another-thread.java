// Mistake: closes the connection on another thread, since a close may take some time.
// Fails with: [handle of a guarded handler has returned before the connection was closed] Expecting value to be false but was true
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            String name = connection.toString();
            try {
                handle(connection);
            } catch (Throwable failure) {
                LoggerFactory.getLogger(ConnectionHandler.class).warn("{} ended: {}", name, oneLine(failure));
            } finally {
                Thread.startVirtualThread(() -> {
                    try {
                        connection.close();
                    } catch (IOException e) {
                        LoggerFactory.getLogger(ConnectionHandler.class).warn("{}: {}", name, oneLine(e));
                    }
                });
            }
        };
    }
}
