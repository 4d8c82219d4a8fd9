// Mistake: the connection is registered when its handler has returned already.
// Fails with: waited for the end of the connection of the only client in service, after the deadline, and it did not come
package workshop.accept;

class Server {
    private ConnectionHandler registered(ConnectionHandler handler) {
        return connection -> {
            try {
                handler.handle(connection);
                inService.add(connection);
            } finally {
                inService.remove(connection);
            }
        };
    }
}
