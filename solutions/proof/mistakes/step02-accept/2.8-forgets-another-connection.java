// Mistake: keeps the connection in a field. At the end of one connection, another one is removed.
// Fails with: waited for the end of the connection of a client in service, after a stop, when another client had left before, and it did not come
package workshop.accept;

class Server {
    private ConnectionHandler registered(ConnectionHandler handler) {
        return new ConnectionHandler() {
            private SocketChannel current;

            @Override
            public void handle(SocketChannel connection) throws IOException {
                current = connection;
                inService.add(current);
                try {
                    if (deadlinePassed) {
                        current.close();
                    }
                    handler.handle(connection);
                } finally {
                    inService.remove(current);
                }
            }
        };
    }
}
