// Mistake: the option is set in front of the `try`.
// Fails with: waited for the end of a connection whose TCP_NODELAY could not be set, and it did not come
package workshop.async;

class AsyncServer {
    void serve(AsynchronousSocketChannel client) {
        try {
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (IOException e) {
            LOG.warn("no TCP_NODELAY: {}", e.toString());
        }
        try {
            handler.accept(client);
        } catch (Throwable e) {
            close(client);
            LOG.warn("closed a client whose handler failed: {}", e.toString());
        }
    }
}
