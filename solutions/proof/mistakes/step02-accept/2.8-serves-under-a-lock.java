// Mistake: the handler runs while a lock is held, so only one connection is served at a time.
// Fails with: waited for the echo to a client, before the stop, and it did not come
package workshop.accept;

class Server {
    private ConnectionHandler registered(ConnectionHandler handler) {
        return connection -> {
            synchronized (inService) {
                inService.add(connection);
                try {
                    if (deadlinePassed) {
                        connection.close();
                    }
                    handler.handle(connection);
                } finally {
                    inService.remove(connection);
                }
            }
        };
    }
}
