// Mistake: the guard keeps its connection in a field. When the handler of one connection returns, the guard closes another.
// Fails with: [the connection is open, while its handler runs, after that of another connection has returned] Expecting value to be true but was false
package workshop.accept;

class ConnectionHandler {
    default ConnectionHandler guarded() {
        ConnectionHandler decorated = this;
        return new ConnectionHandler() {
            private SocketChannel connection;
            private String name;

            @Override
            public void handle(SocketChannel client) {
                connection = client;
                name = client.toString();
                try {
                    decorated.handle(client);
                } catch (Throwable failure) {
                    log(failure);
                } finally {
                    closeQuietly();
                }
            }

            private void closeQuietly() {
                try {
                    connection.close();
                } catch (IOException e) {
                    log(e);
                }
            }

            private void log(Throwable failure) {
                LoggerFactory.getLogger(ConnectionHandler.class).warn("{} ended: {}", name, oneLine(failure));
            }
        };
    }
}
