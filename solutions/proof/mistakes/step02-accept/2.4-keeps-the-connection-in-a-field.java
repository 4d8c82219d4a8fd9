// Mistake: the connection is in a field until its thread begins. The next connection overwrites it.
// Fails with: [how many of two connections are served, when both were passed before their threads began] expected: 2 but was: 1
package workshop.accept;

class ConnectionHandler {
    default ConnectionHandler onVirtualThread() {
        ConnectionHandler decorated = this;
        return new ConnectionHandler() {
            private SocketChannel connection;

            @Override
            public void handle(SocketChannel accepted) {
                connection = accepted;
                Thread.startVirtualThread(this::serve);
            }

            private void serve() {
                try {
                    decorated.handle(connection);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }
}
