// Mistake: reads the flag before it registers the connection.
// Fails with: waited for the end of the connection of a client whose handler began while stop closed the others, and it did not come
package workshop.accept;

class Server {
    private ConnectionHandler registered(ConnectionHandler handler) {
        return connection -> {
            if (deadlinePassed) {
                connection.close();
            }
            inService.add(connection);
            try {
                handler.handle(connection);
            } finally {
                inService.remove(connection);
            }
        };
    }
}
