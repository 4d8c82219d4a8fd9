// Mistake: the calling thread closes the connection, while another thread serves it.
// Fails with: [the connection is open, before its thread has served it] Expecting value to be true but was false
// Fails with: the thread of a handler ended with java.io.UncheckedIOException: java.nio.channels.ClosedChannelException
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler onVirtualThread() {
        return connection -> {
            try (connection) {
                Thread.startVirtualThread(() -> handleUnchecked(connection));
            }
        };
    }
}
