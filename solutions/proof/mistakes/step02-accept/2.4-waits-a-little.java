// Mistake: the calling thread waits up to 100 ms for each connection.
// Fails with: others are idle, and it did not come
// Or with: the test was waiting for a connection to port 
// Or with: waited for a connection to port 
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
