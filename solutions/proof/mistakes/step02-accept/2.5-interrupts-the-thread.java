// Mistake: interrupts its own thread after each failure, as is right after an InterruptedException only.
// Fails with: [the thread of the accept loop is interrupted, after a guarded handler threw] Expecting value to be false but was true
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            try (connection) {
                handle(connection);
            } catch (Throwable failure) {
                LoggerFactory.getLogger(ConnectionHandler.class).warn("{}", failure.toString());
                Thread.currentThread().interrupt();
            }
        };
    }
}
