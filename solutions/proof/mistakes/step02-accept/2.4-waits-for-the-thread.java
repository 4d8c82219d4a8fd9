// Mistake: starts a thread, and waits for its end.
// Fails with: [handle waited until the connection had been served]
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler onVirtualThread() {
        return connection -> {
            try {
                Thread.startVirtualThread(() -> handleUnchecked(connection)).join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
