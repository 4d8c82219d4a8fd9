// Mistake: a connection that has ended stays registered, so the set grows with each client.
// Fails with: waited for a connection that has ended to be garbage collected, and it did not come
package workshop.accept;

class Server {
    private ConnectionHandler registered(ConnectionHandler handler) {
        return connection -> {
            inService.add(connection);
            if (deadlinePassed) {
                connection.close();
            }
            handler.handle(connection);
        };
    }
}
