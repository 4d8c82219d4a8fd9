// Mistake: after a ClosedChannelException, it takes the connection for closed. The channel may be another one.
// Fails with: waited for the end of the connection whose handler threw the ClosedChannelException of another channel, and it did not come
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            String name = connection.toString();
            try {
                handle(connection);
                connection.close();
            } catch (java.nio.channels.ClosedChannelException e) {
                logEnd(name, e);
            } catch (Throwable failure) {
                logEnd(name, failure);
                try { connection.close(); } catch (IOException e) { logEnd(name, e); }
            }
        };
    }
}
