// Mistake: the releasing handler takes the close of the connection for no failure, and does not throw it.
// Fails with: [the exception of a releasing handler, after the handler in it threw java.nio.channels.ClosedChannelException]
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler releasing(Semaphore permits) {
        return connection -> {
            try {
                handle(connection);
            } catch (java.nio.channels.ClosedChannelException e) {
                LoggerFactory.getLogger(ConnectionHandler.class).debug("{} was closed by the server", connection);
            } finally {
                permits.release();
            }
        };
    }
}
