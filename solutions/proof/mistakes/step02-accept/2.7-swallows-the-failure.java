// Mistake: the releasing handler catches the exception, and the handlers around it never learn of it.
// Fails with: [the exception of a releasing handler, after the handler in it threw java.io.IOException: deliberate]
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler releasing(Semaphore permits) {
        return connection -> {
            try {
                handle(connection);
            } catch (Throwable e) {
                LoggerFactory.getLogger(ConnectionHandler.class).warn("failed", e);
            } finally {
                permits.release();
            }
        };
    }
}
