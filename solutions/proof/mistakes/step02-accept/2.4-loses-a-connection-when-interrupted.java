// Mistake: on an interrupted thread, the queue does not take the connection, and no thread serves it.
// Fails with: waited for a thread to serve the connection that an interrupted thread has passed to handle, and it did not come
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler onVirtualThread() {
        java.util.concurrent.BlockingQueue<SocketChannel> waiting = new java.util.concurrent.LinkedBlockingQueue<>();
        return connection -> {
            try {
                waiting.put(connection);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            Thread.startVirtualThread(() -> handleUnchecked(waiting.remove()));
        };
    }
}
