// Mistake: interrupts its own thread after an InterruptedIOException, which may be a SocketTimeoutException.
// Fails with: [the thread of the accept loop is interrupted, after a guarded handler threw] Expecting value to be false but was true
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler guarded() {
        return connection -> {
            String name = connection.toString();
            try (connection) {
                handle(connection);
            } catch (java.io.InterruptedIOException e) {
                LoggerFactory.getLogger(ConnectionHandler.class).warn("{} was interrupted: {}", name, e.toString());
                Thread.currentThread().interrupt();
            } catch (Throwable failure) {
                LoggerFactory.getLogger(ConnectionHandler.class).warn("{} ended: {}", name, failure.toString());
            }
        };
    }
}
