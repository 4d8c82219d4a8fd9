// Mistake: a try-with-resources closes each client when its handler returns.
// Fails with: [the greeting of client 1 once more, long after its handler has returned (-1: it was closed)] expected: 33 but was: -1
package workshop.async;

class AsyncServer {
    void serve(AsynchronousSocketChannel client) {
        try (client) {
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            handler.accept(client);
        } catch (Throwable e) {
            LOG.warn("closed a client whose handler failed: {}", e.toString());
        }
    }
}
