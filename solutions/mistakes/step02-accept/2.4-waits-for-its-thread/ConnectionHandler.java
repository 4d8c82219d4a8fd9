// Mistake: starts a thread, and waits for it.
// Red says: waited for the echo of the second client, while the first says nothing, and it did not come
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler inItsOwnThread() {
        return connection -> {
            try {
                Thread.startVirtualThread(() -> handleUnchecked(connection)).join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | Error e) {
                // Nobody took the connection over, so it is still ours to close.
                connection.close();
                throw e;
            }
        };
    }
}
