// Mistake: ends the output before it closes the connection. That throws when the handler has closed it already.
// Fails with: [the exception that reached the accept loop, when the handler threw an IOException after it had closed the connection] expected: null but was: java.nio.channels.ClosedChannelException
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            try {
                handle(connection);
            } catch (Throwable failure) {
                LoggerFactory.getLogger(ConnectionHandler.class).warn("ended: {}", failure.toString());
            } finally {
                connection.shutdownOutput();
                connection.close();
            }
        };
    }
}
