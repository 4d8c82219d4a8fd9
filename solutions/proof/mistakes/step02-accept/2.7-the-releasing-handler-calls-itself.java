// Mistake: in an anonymous class, handle(connection) is its own handle, and not that of the decorated handler.
// Fails with: the thread of a handler ended with java.lang.StackOverflowError
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler releasing(Semaphore permits) {
        return new ConnectionHandler() {
            @Override
            public void handle(SocketChannel connection) throws IOException {
                try {
                    handle(connection);
                } finally {
                    permits.release();
                }
            }
        };
    }
}
