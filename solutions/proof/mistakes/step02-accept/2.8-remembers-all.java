// Mistake: a connection that has ended stays registered, so the set grows with each client.
// Fails with: [a connection that has ended, after five garbage collections] expected: null but was:
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
