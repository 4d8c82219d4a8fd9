// Mistake: catches the failure, and forgets the socket.
// Fails with: waited for the end of the connection whose handler threw a runtime exception, and it did not come
// Fails with: waited for the end of the connection whose handler returned, and it did not come
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            // Asked now, because a closed channel no longer knows who its client was.
            String name = connection.toString();
            try {
                handle(connection);
            } catch (Throwable failure) {
                // Exception would not be enough: a client whose input is nested too deeply causes an Error.
                LoggerFactory.getLogger(ConnectionHandler.class).warn("{} ended: {}", name, failure.toString());
            }
        };
    }
}
