// Mistake: the guard holds a lock while its handler runs, so it serves one connection at a time.
// Fails with: waited for a guarded handler to serve two connections at the same time, and it did not come
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            synchronized (this) {
                try (connection) {
                    handle(connection);
                } catch (Throwable failure) {
                    LoggerFactory.getLogger(ConnectionHandler.class).warn("{}", failure.toString());
                }
            }
        };
    }
}
