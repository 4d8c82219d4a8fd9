// Mistake: starts another accept when the handler has thrown, although one is pending.
// Fails with: [accepts that were started while another one was pending] expected: 0 but was: 
package workshop.async;

class AsyncServer {
    void serve(AsynchronousSocketChannel client) {
        try {
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            handler.accept(client);
        } catch (Throwable e) {
            close(client);
            LOG.warn("closed a client whose handler failed: {}", e.toString());
            acceptNext();
        }
    }
}
