// Mistake: a handler that begins after the deadline is not called, and its connection stays open.
// Fails with: waited for the end of the connection of a client whose handler began after the deadline, and it did not come
package workshop.accept;

class Server {
    private ConnectionHandler registered(ConnectionHandler handler) {
        return connection -> {
            inService.add(connection);
            try {
                if (deadlinePassed) {
                    return;
                }
                handler.handle(connection);
            } finally {
                inService.remove(connection);
            }
        };
    }
}
