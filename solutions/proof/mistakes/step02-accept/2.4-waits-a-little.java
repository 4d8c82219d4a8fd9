// Mistake: the calling thread waits up to 100 ms for each connection.
// Fails with:  clients could connect, before the time was up]
// Seen on: Linux
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler onVirtualThread() {
        return connection -> {
            Thread thread = Thread.startVirtualThread(() -> handleUnchecked(connection));
            try {
                thread.join(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
