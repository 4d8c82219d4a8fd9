// Mistake: catches the exception, but does not close the socket.
// Fails with: waited for the end of the connection whose handler threw a runtime exception, and it did not come
// Fails with: waited for the end of the connection whose handler returned, and it did not come
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            // A closed channel no longer has the client's address, so this must come first.
            String name = connection.toString();
            try {
                handle(connection);
            } catch (Throwable failure) {
                // Exception would not be enough: deeply nested input causes a StackOverflowError.
                LoggerFactory.getLogger(ConnectionHandler.class).warn("{} ended: {}", name, failure.toString());
            }
        };
    }
}
