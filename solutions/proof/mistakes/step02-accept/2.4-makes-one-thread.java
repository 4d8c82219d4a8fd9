// Mistake: the thread is made with the decorator, and each connection starts it again.
// Fails with: java.lang.IllegalThreadStateException
package workshop.accept;

interface ConnectionHandler {
    default ConnectionHandler onVirtualThread() {
        java.util.concurrent.BlockingQueue<SocketChannel> next = new java.util.concurrent.LinkedBlockingQueue<>();
        Thread thread = Thread.ofVirtual().unstarted(() -> handleUnchecked(next.remove()));
        return connection -> {
            next.add(connection);
            thread.start();
        };
    }
}
