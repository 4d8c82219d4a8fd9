// Mistake: an Error of the handler leaves its client open.
// Fails with: waited for the end of connection 20, whose handler threw an Error, and it did not come
package workshop.async;

class AsyncServer {
    void serve(AsynchronousSocketChannel client) {
        try {
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            handler.accept(client);
        } catch (IOException | RuntimeException e) {
            LOG.warn("a client was dropped: {}", e.toString());
            close(client);
        }
    }
}
