// Mistake: asks for the address in the catch. The handler may have closed the channel, which then has no address.
// Fails with: when the handler threw an IOException after it had closed the connection] expected: null but was: java.nio.channels.ClosedChannelException
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            try {
                handle(connection);
            } catch (Throwable failure) {
                LoggerFactory.getLogger(ConnectionHandler.class)
                        .warn("{} ended: {}", connection.getRemoteAddress(), failure.toString());
            } finally {
                connection.close();
            }
        };
    }
}
