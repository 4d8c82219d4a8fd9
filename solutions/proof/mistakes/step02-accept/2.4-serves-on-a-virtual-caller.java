// Mistake: starts no thread if the calling thread is virtual.
// Fails with: [the connection is served on the thread that called handle, when that is a virtual thread]
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler onVirtualThread() {
        return connection -> {
            if (Thread.currentThread().isVirtual()) {
                handle(connection);
                return;
            }
            Thread.startVirtualThread(() -> handleUnchecked(connection));
        };
    }
}
